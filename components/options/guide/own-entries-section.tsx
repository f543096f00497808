import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { OwnGuideEntry } from '../../../core/preferences/own-guide-entry.ts'
import { savePreferences } from '../../../core/preferences/preferences.ts'
import { SHOWN } from '../../../core/preferences/shown.ts'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Card, Section } from '../../shared/section.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useAction } from '../../shared/use-command.ts'
import { noteSaved } from '../saved.tsx'
import { EntryForm } from './entry-form.tsx'

/** The errors that only this company meets, with the fix it has found. */
export function OwnEntries({ entries }: { entries: OwnGuideEntry[] }) {
  const [editing, setEditing] = useState<OwnGuideEntry | 'new'>()
  const save = useAction(async (next: OwnGuideEntry[]) =>
    noteSaved(await savePreferences({ ownGuideEntries: next })),
  )
  const remove = async (entry: OwnGuideEntry) => {
    if (!(await save.run(entries.filter(({ id }) => id !== entry.id)))) return
    toast({
      message: i18n.t('guide.removed', { title: entry.title }),
      undo: () => save.run(entries),
    })
  }
  const store = async (entry: OwnGuideEntry) => {
    const known = entries.some(({ id }) => id === entry.id)
    await savePreferences({
      ownGuideEntries: known
        ? entries.map(kept => (kept.id === entry.id ? entry : kept))
        : [...entries, entry],
    }).then(noteSaved)
    setEditing(undefined)
  }
  return (
    <Section
      level={3}
      title={SHOWN.ownGuideEntries.name}
      about={SHOWN.ownGuideEntries.explanation}
      actions={
        <Button size="small" icon="plus" onClick={() => setEditing('new')}>
          {i18n.t('guide.add')}
        </Button>
      }
    >
      <Card>
        {entries.length === 0 && <p class="card-body muted">{i18n.t('guide.noOwn')}</p>}
        <ul class="rows">
          {entries.map(entry => (
            <li key={entry.id}>
              <span class="grow min0">
                <span class="strong">{entry.title}</span>
                <br />
                <span class="muted small mono">{entry.pattern}</span>
              </span>
              <Button size="small" icon="edit" onClick={() => setEditing(entry)}>
                {i18n.t('guide.edit')}
                <span class="visually-hidden"> {entry.title}</span>
              </Button>
              <Button size="small" icon="trash" onClick={() => remove(entry)}>
                {i18n.t('guide.remove')}
                <span class="visually-hidden"> {entry.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <ErrorNotice error={save.error} />
      {editing && (
        <EntryForm
          {...(editing === 'new' ? {} : { entry: editing })}
          onSave={store}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  )
}
