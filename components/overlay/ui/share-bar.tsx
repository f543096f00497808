import { formatAmount } from '../../../core/ledger/money.ts'
import type { InvoiceView } from '../../../core/ledger/view.ts'
import { type Shares, sharesOf } from './shares.ts'
import { words } from './words.ts'

const PARTS = ['paid', 'notCollected', 'waiting', 'open'] satisfies (keyof Shares)[]

/** The total as a bar: what is paid, what waits, what is open. The legend says it in numbers. */
export function ShareBar({ invoice }: { invoice: InvoiceView }) {
  const shares = sharesOf(invoice)
  const parts = PARTS.filter(part => shares[part] > 0)
  if (parts.length === 0) return null
  const text = (part: keyof Shares) =>
    `${words.panel.shares[part]} ${formatAmount(shares[part], invoice.currency)}`
  return (
    <div class="shares">
      <div class="bar" role="img" aria-label={words.panel.shareLabel(parts.map(text))}>
        {parts.map(part => (
          <span key={part} class={`share share-${part}`} style={{ flexGrow: shares[part] }} />
        ))}
      </div>
      <ul class="legend" aria-hidden="true">
        {parts.map(part => (
          <li key={part}>
            <span class={`dot share-${part}`} />
            {words.panel.shares[part]}
            <span class="number">{formatAmount(shares[part], invoice.currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
