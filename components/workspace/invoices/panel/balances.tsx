import { i18n } from '#i18n'
import { formatAmount } from '../../../../core/ledger/money.ts'
import type { InvoiceView } from '../../../../core/ledger/view.ts'
import { type Shares, sharesOf } from '../../../overlay/ui/shares.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Instant } from '../../../shared/instant.tsx'
import { Money } from '../../../shared/money.tsx'
import { causeText } from '../../../shared/words.ts'

const PARTS = ['paid', 'notCollected', 'waiting', 'open'] as const satisfies (keyof Shares)[]

function shareText(part: keyof Shares): string {
  switch (part) {
    case 'paid':
      return i18n.t('workspace.paidShare')
    case 'notCollected':
      return i18n.t('workspace.notCollectedShare')
    case 'waiting':
      return i18n.t('workspace.waitingShare')
    case 'open':
      return i18n.t('workspace.openShare')
  }
}

/** The total, what of it is paid, and why the two systems may disagree (design §3, Balance mismatch). */
export const Balances = ({ view }: { view: InvoiceView }) => (
  <div class="stack stack-m">
    <ShareBar view={view} />
    <Sums view={view} />
    {view.balance.notCollected > 0 && (
      <Banner tone="bad">
        {i18n.t('balance.notCollected')}{' '}
        <Money amount={view.balance.notCollected} currency={view.currency} class="strong" />
      </Banner>
    )}
  </div>
)

/** The total as a bar. Its legend says the same in numbers. */
function ShareBar({ view }: { view: InvoiceView }) {
  const shares = sharesOf(view)
  const parts = PARTS.filter(part => shares[part] > 0)
  if (parts.length === 0) return null
  const texts = parts.map(part => `${shareText(part)} ${formatAmount(shares[part], view.currency)}`)
  return (
    <div class="stack stack-s">
      <div class="share-bar" role="img" aria-label={i18n.t('workspace.shareOf', { parts: texts.join(', ') })}>
        {parts.map(part => (
          <span key={part} data-share={part} style={{ flexGrow: shares[part] }} />
        ))}
      </div>
      <ul class="legend" aria-hidden="true">
        {parts.map(part => (
          <li key={part}>
            <span class="legend-dot" data-share={part} />
            {shareText(part)} <Money amount={shares[part]} currency={view.currency} class="strong" />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sums({ view: { balance, currency, total, externalId, deletedThere } }: { view: InvoiceView }) {
  const differs = balance.difference !== 0
  return (
    <>
      <dl class="sums">
        <div>
          <dt>{i18n.t('balance.total')}</dt>
          <dd>
            <Money amount={total} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>
            {i18n.t('balance.accounting')}
            {balance.accountingAt && (
              <span class="muted small">
                {' '}
                <Instant at={balance.accountingAt} />
              </span>
            )}
          </dt>
          <dd>{externalId ? <Money amount={balance.accounting} currency={currency} /> : '–'}</dd>
        </div>
        <div class="sums-strong">
          <dt>{i18n.t('balance.ar')}</dt>
          <dd>
            <Money amount={balance.ar} currency={currency} />
          </dd>
        </div>
        {differs && externalId && (
          <div class="tone-warn">
            <dt>{i18n.t('workspace.difference')}</dt>
            <dd>
              <Money amount={balance.difference} currency={currency} />
            </dd>
          </div>
        )}
      </dl>
      {differs && externalId && (
        <div class="causes">
          <p class="small muted">{i18n.t('workspace.resyncFirst')}</p>
          <ul>
            {balance.causes.map(cause => (
              <li key={cause.kind}>
                <span>{causeText(cause)}</span>
                <Money amount={cause.amount} currency={currency} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {!differs && externalId && !deletedThere && balance.notCollected === 0 && (
        <p class="small tone-good">{i18n.t('workspace.agree')}</p>
      )}
      {!externalId && <p class="small muted">{i18n.t('workspace.neverThere')}</p>}
    </>
  )
}
