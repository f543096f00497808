import { i18n } from '#i18n'
import type { Invoice } from '../../../../core/ledger/records.ts'
import { Instant } from '../../../shared/instant.tsx'
import { Money } from '../../../shared/money.tsx'
import { dateText } from '../../../shared/time-text.ts'

/** Dates, terms and memo. */
export const InvoiceFacts = ({ invoice }: { invoice: Invoice }) => (
  <dl class="facts">
    <dt>{i18n.t('workspace.date')}</dt>
    <dd>{dateText(invoice.date)}</dd>
    {invoice.dueDate && (
      <>
        <dt>{i18n.t('workspace.due')}</dt>
        <dd>{dateText(invoice.dueDate)}</dd>
      </>
    )}
    {invoice.terms && (
      <>
        <dt>{i18n.t('workspace.terms')}</dt>
        <dd>{invoice.terms}</dd>
      </>
    )}
    {invoice.memo && (
      <>
        <dt>{i18n.t('workspace.memo')}</dt>
        <dd>{invoice.memo}</dd>
      </>
    )}
    {invoice.readAt && (
      <>
        <dt>{i18n.t('workspace.syncedAt')}</dt>
        <dd>
          <Instant at={invoice.readAt} />
        </dd>
      </>
    )}
  </dl>
)

export const InvoiceLines = ({ invoice: { lines, currency } }: { invoice: Invoice }) => (
  <div class="table-scroll">
    <table class="table table-small">
      <caption class="visually-hidden">{i18n.t('workspace.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('workspace.item')}</th>
          <th scope="col" class="amount">
            {i18n.t('workspace.quantity')}
          </th>
          <th scope="col" class="amount">
            {i18n.t('workspace.price')}
          </th>
          <th scope="col" class="amount">
            {i18n.t('workspace.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, n) => (
          <tr key={n}>
            <td>
              {line.itemName ?? line.description ?? '–'}
              {line.itemName && line.description && line.description !== line.itemName && (
                <div class="muted small">{line.description}</div>
              )}
            </td>
            <td class="amount">{line.quantity ?? ''}</td>
            <td class="amount">{line.unitPrice ?? ''}</td>
            <td class="amount">
              <Money amount={line.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
