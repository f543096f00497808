import { i18n } from '#i18n'
import { formatAmount, totals } from '../../core/ledger/money.ts'
import { waitsForSetting } from '../../core/ledger/submission.ts'
import { send } from '../../core/messaging/client.ts'
import { savePreferences } from '../../core/preferences/preferences.ts'
import { SHOWN } from '../../core/preferences/shown.ts'
import { openLedger } from '../../core/store/open.ts'
import { ownPayments } from '../../core/store/payments.ts'
import { ask } from '../shared/ask.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { Card, Section } from '../shared/section.tsx'
import { SwitchRow } from '../shared/setting-row.tsx'
import { toast } from '../shared/toasts.tsx'
import { useAction } from '../shared/use-command.ts'
import type { SectionProps } from './options.tsx'
import { noteSaved } from './saved.tsx'

/** The ACH setting (seed, "Why is the invoice shown as paid"): turning it on asks before sending what waits. */
export function PaymentsSection({ preferences, connections }: SectionProps) {
  const { submitAuthorizedAch } = SHOWN
  const change = useAction(async (on: boolean) => {
    const waiting = on ? await waitingPayments(connections.map(({ connection }) => connection.id)) : []
    const answer = waiting.length > 0 ? await ask(sendWaiting(waiting)) : undefined
    if (waiting.length > 0 && !answer) return
    noteSaved(await savePreferences({ submitAuthorizedAch: on }))
    if (!answer?.option) return
    const { count } = await send('payments.submitWaiting', {})
    toast({ message: i18n.t('options.achSent', count) })
  })
  return (
    <Section title={i18n.t('options.payments')} about={i18n.t('options.paymentsAbout')}>
      <Card>
        <SwitchRow
          label={submitAuthorizedAch.name}
          description={submitAuthorizedAch.explanation}
          checked={preferences.submitAuthorizedAch}
          disabled={change.pending}
          onChecked={on => change.run(on)}
        />
      </Card>
      <ErrorNotice error={change.error} />
    </Section>
  )
}

interface Waiting {
  currency: string
  amount: number
}

/** Authorized ACH payments that only the setting holds back. */
async function waitingPayments(connectionIds: string[]): Promise<Waiting[]> {
  const ledger = await openLedger()
  const all = await Promise.all(connectionIds.map(id => ownPayments(ledger, id)))
  return all.flat().filter(waitsForSetting)
}

function sendWaiting(waiting: Waiting[]) {
  const sums = totals(waiting).map(({ amount, currency }) => formatAmount(amount, currency))
  return {
    title: i18n.t('options.achTitle'),
    body: <p>{i18n.t('options.achBody', waiting.length, { sum: sums.join(', ') })}</p>,
    option: { label: i18n.t('options.achOption', waiting.length), checked: true },
    verb: i18n.t('options.achVerb'),
  }
}
