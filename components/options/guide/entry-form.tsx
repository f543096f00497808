import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { matchErrors } from '../../../core/guide/index.ts'
import type { OwnGuideEntry } from '../../../core/preferences/own-guide-entry.ts'
import { Button } from '../../shared/button.tsx'
import { Dialog } from '../../shared/dialog.tsx'
import { TextArea, TextField } from '../../shared/field.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { asCommandError } from '../../shared/use-command.ts'
import { compileOwn } from './own-entries.ts'

interface Props {
  /** The entry to change; a new one without it. */
  entry?: OwnGuideEntry
  onSave: (entry: OwnGuideEntry) => Promise<void>
  onClose: () => void
}

/** Writes an entry of the user's own, and tries it on a text before it is saved. */
export function EntryForm({ entry, onSave, onClose }: Props) {
  const [title, setTitle] = useState(entry?.title ?? '')
  const [pattern, setPattern] = useState(entry?.pattern ?? '')
  const [meaning, setMeaning] = useState(entry?.meaning ?? '')
  const [steps, setSteps] = useState(entry?.steps.join('\n') ?? '')
  const [sample, setSample] = useState('')
  const [checked, setChecked] = useState(false)
  const [failure, setFailure] = useState<string>()
  const draft: OwnGuideEntry = {
    id: entry?.id ?? 'own-new',
    title: title.trim(),
    pattern: pattern.trim(),
    meaning: meaning.trim(),
    steps: steps
      .split('\n')
      .map(step => step.trim())
      .filter(Boolean),
  }
  const { compiled, problem } = read(draft)
  const problems = {
    title: draft.title ? undefined : i18n.t('guide.titleMissing'),
    pattern: problem,
    steps: draft.steps.length > 0 ? undefined : i18n.t('guide.stepsMissing'),
  }
  const save = async () => {
    setChecked(true)
    if (problems.title || problems.pattern || problems.steps) return
    try {
      await onSave({ ...draft, id: entry?.id ?? `own-${crypto.randomUUID()}` })
    } catch (error) {
      setFailure(
        error instanceof Error && error.name === 'PreferenceError'
          ? error.message
          : asCommandError(error).message,
      )
    }
  }
  const hit =
    compiled &&
    sample.trim() &&
    matchErrors(sample, undefined, { userEntries: [compiled] }).some(match => match.id === draft.id)
  return (
    <Dialog
      size="large"
      title={entry ? i18n.t('guide.editTitle') : i18n.t('guide.addTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('shared.cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {i18n.t('guide.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={i18n.t('guide.titleLabel')}
        value={title}
        maxLength={300}
        autofocus
        error={checked ? problems.title : undefined}
        onValue={setTitle}
      />
      <TextArea
        label={i18n.t('guide.patternLabel')}
        hint={i18n.t('guide.patternHint')}
        rows={2}
        value={pattern}
        maxLength={500}
        spellcheck={false}
        error={checked ? problems.pattern : undefined}
        onValue={setPattern}
      />
      <TextArea
        label={i18n.t('guide.meaningLabel')}
        rows={2}
        value={meaning}
        maxLength={1000}
        onValue={setMeaning}
      />
      <TextArea
        label={i18n.t('guide.stepsLabel')}
        hint={i18n.t('guide.stepsHint')}
        rows={4}
        value={steps}
        error={checked ? problems.steps : undefined}
        onValue={setSteps}
      />
      <TextArea
        label={i18n.t('guide.sampleLabel')}
        hint={i18n.t('guide.sampleHint')}
        rows={2}
        value={sample}
        spellcheck={false}
        onValue={setSample}
      />
      <p role="status">
        {sample.trim() &&
          (hit ? (
            <StatusPill tone="good" icon="check">
              {i18n.t('guide.sampleHit')}
            </StatusPill>
          ) : (
            <StatusPill tone="warn" icon="warning">
              {i18n.t('guide.sampleMiss')}
            </StatusPill>
          ))}
      </p>
      {failure && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  )
}

/** What the guide makes of the draft; while the title is missing, its text is still judged. */
function read(draft: OwnGuideEntry) {
  try {
    return { compiled: compileOwn({ ...draft, title: draft.title || '?' }), problem: undefined }
  } catch (error) {
    return { compiled: undefined, problem: (error as Error).message }
  }
}
