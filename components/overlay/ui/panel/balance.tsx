import { formatAmount } from '../../../../core/ledger/money.ts'
import type { InvoiceView } from '../../../../core/ledger/view.ts'
import { ago, words } from '../words.ts'
import { Note } from './note.tsx'

const w = words.balance

interface Props {
  invoice: InvoiceView
  system: string
  /** Milliseconds. */
  now: number
}

/** Both balances, their difference and its named causes (design §3, Balance mismatch). */
export function Balance({ invoice, system, now }: Props) {
  const { balance, currency } = invoice
  const money = (minor: number) => formatAmount(minor, currency)
  return (
    <section class="balance" aria-label={w.ar}>
      <dl class="sums">
        <div>
          <dt>
            {w.accounting(system)}
            {balance.accountingAt && (
              <span class="when">{words.panel.read(ago(Date.parse(balance.accountingAt), now))}</span>
            )}
          </dt>
          <dd class="number">
            {balance.accountingAt || invoice.externalId ? money(balance.accounting) : '—'}
          </dd>
        </div>
        <div>
          <dt>{w.ar}</dt>
          <dd class="number strong">{money(balance.ar)}</dd>
        </div>
        {balance.difference !== 0 && (
          <div class="difference">
            <dt>{w.difference}</dt>
            <dd class="number">{money(balance.difference)}</dd>
          </div>
        )}
      </dl>
      {balance.difference !== 0 && <Causes invoice={invoice} now={now} />}
      {balance.difference === 0 &&
        invoice.externalId &&
        !invoice.deletedThere &&
        balance.notCollected === 0 && <p class="agree">{w.agree}</p>}
      {!invoice.externalId && <p class="agree">{w.never(system)}</p>}
      {balance.notCollected > 0 && (
        <Note tone="bad">{w.notCollected(money(balance.notCollected), system)}</Note>
      )}
    </section>
  )
}

const Causes = ({ invoice: { balance, currency }, now }: { invoice: InvoiceView; now: number }) => (
  <div class="causes">
    <p class="hint">{w.resyncFirst}</p>
    <ul>
      {balance.causes.map(cause => (
        <li key={`${cause.kind} ${cause.paymentIds.join()}`}>
          <span>
            {w.cause[cause.kind]}
            {cause.since && ` ${w.since(ago(Date.parse(cause.since), now))}`}
          </span>
          <span class="number">{formatAmount(cause.amount, currency)}</span>
        </li>
      ))}
    </ul>
  </div>
)
