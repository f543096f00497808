import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { guideEntry, matchErrors, type UserEntry } from '../../../core/guide/index.ts'
import { TextArea } from '../../shared/field.tsx'
import { Card } from '../../shared/section.tsx'
import { GuideEntryView } from './guide-entry-view.tsx'

/** Paste an error as it came, and see which entries name it. Nothing leaves this page. */
export function GuideTester({ userEntries }: { userEntries: readonly UserEntry[] }) {
  const [text, setText] = useState('')
  const found = text.trim() ? matchErrors(text, undefined, { userEntries }) : []
  return (
    <Card pad>
      <div class="stack stack-m">
        <TextArea
          label={i18n.t('guide.tryLabel')}
          hint={i18n.t('guide.tryHint')}
          rows={3}
          spellcheck={false}
          value={text}
          onValue={setText}
        />
        <p role="status" class={text.trim() ? 'strong' : 'visually-hidden'}>
          {text.trim() &&
            (found.length > 0 ? i18n.t('guide.matches', found.length) : i18n.t('guide.noMatch'))}
        </p>
        {found.map(match => {
          const entry = guideEntry(match.id, { userEntries })
          return (
            entry && (
              <div class="card" key={`${match.id} ${match.span[0]}`}>
                <GuideEntryView entry={entry} params={match.params} open={match === found[0]} />
              </div>
            )
          )
        })}
      </div>
    </Card>
  )
}
