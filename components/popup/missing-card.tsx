import { i18n } from '#i18n'
import { send } from '../../core/messaging/client.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { importText } from '../shared/import-text.ts'
import { StatusPill } from '../shared/pill.tsx'
import { toast } from '../shared/toasts.tsx'
import { useAction } from '../shared/use-command.ts'
import { missingText } from '../shared/words.ts'

interface Props {
  view: Extract<PageView, { state: 'missing' }>
  context: PageContext
  onView: (view: PageView) => void
}

/** The page shows an invoice that AR does not list: why, and the button that mends it (design §3). */
export function MissingCard({ view, context, onView }: Props) {
  const number = view.number ?? context.number ?? ''
  const mend = useAction(async () => {
    if (view.reason === 'archived') return onView(await send('page.archive', { context, archived: false }))
    if (number) {
      const answer = await send('page.import', { context, number })
      {
        const { text, tone } = importText(answer, context)
        toast({ message: text, tone })
      }
      return onView(await send('page.status', { context }))
    }
    onView(await send('page.sync', { context }))
  })
  const label = view.reason === 'archived' ? i18n.t('action.unarchive') : i18n.t('action.import')
  return (
    <>
      <div class="row row-between">
        <h3 class="truncate">{number ? i18n.t('popup.invoice', { number }) : i18n.t('popup.unnumbered')}</h3>
        <StatusPill tone="warn">{i18n.t('mark.missing')}</StatusPill>
      </div>
      <p>{missingText(view.reason, number)}</p>
      <div class="row">
        {view.reason === 'skipped' ? (
          <Button size="small" onClick={() => openOptions('invoices').then(() => window.close())}>
            {i18n.t('action.duplicateSetting')}
          </Button>
        ) : (
          view.reason !== 'importing' && (
            <Button size="small" icon="import" pending={mend.pending} onClick={() => mend.run(undefined)}>
              {label}
            </Button>
          )
        )}
      </div>
      <ErrorNotice error={mend.error} />
    </>
  )
}
