import { i18n } from '#i18n'
import type { DraftProblem } from '../../../../core/ledger/draft-problem.ts'
import type { PaymentDraft } from '../../../../core/ledger/payment-draft.ts'
import { Money } from '../../../shared/money.tsx'
import { dateText } from '../../../shared/time-text.ts'
import { amountText } from '../../amount-text.ts'
import type { OpenInvoice } from './payable.ts'
import { problemAt } from './payment-form.ts'

/** The customer's open invoices; ticking one fills in what it owes, as far as the payment reaches. */
export function ApplyTable({
  invoices,
  applied,
  draft,
  problems,
  rest,
  onApplied,
}: {
  invoices: OpenInvoice[]
  applied: Record<string, string>
  draft: PaymentDraft
  problems: DraftProblem[]
  /** Minor units not applied yet; NaN while the amount is none. */
  rest: number
  onApplied: (applied: Record<string, string>) => void
}) {
  const toggle = (invoice: OpenInvoice, on: boolean) => {
    const part = Number.isSafeInteger(rest)
      ? Math.min(Math.max(rest, 0) || invoice.balance, invoice.balance)
      : invoice.balance
    onApplied({ ...applied, [invoice.id]: on ? amountText(part, invoice.currency) : '' })
  }
  return (
    <div class="table-scroll apply-table">
      <table class="table table-small">
        <caption class="visually-hidden">{i18n.t('payments.applyTo')}</caption>
        <thead>
          <tr>
            <th class="tick">
              <span class="visually-hidden">{i18n.t('payments.apply')}</span>
            </th>
            <th scope="col">{i18n.t('workspace.number')}</th>
            <th scope="col">{i18n.t('workspace.due')}</th>
            <th scope="col" class="amount">
              {i18n.t('balance.ar')}
            </th>
            <th scope="col" class="amount">
              {i18n.t('payments.apply')}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map(invoice => {
            const index = draft.applications.findIndex(part => part.invoiceId === invoice.id)
            const wrong =
              index < 0
                ? undefined
                : (problemAt(problems, `applications.${index}.amount`) ??
                  problemAt(problems, `applications.${index}.invoiceId`))
            const name = invoice.number || i18n.t('workspace.noNumber')
            return (
              <tr key={invoice.id}>
                <td class="tick">
                  <input
                    type="checkbox"
                    checked={index >= 0}
                    aria-label={i18n.t('workspace.select', { number: name })}
                    onChange={event => toggle(invoice, event.currentTarget.checked)}
                  />
                </td>
                <td>{name}</td>
                <td class="nowrap">{invoice.dueDate ? dateText(invoice.dueDate) : '–'}</td>
                <td class="amount">
                  <Money amount={invoice.balance} currency={invoice.currency} />
                </td>
                <td class="amount">
                  <input
                    class="input amount-input"
                    inputMode="decimal"
                    autocomplete="off"
                    aria-label={i18n.t('payments.applyToInvoice', { number: name })}
                    aria-invalid={wrong ? true : undefined}
                    value={applied[invoice.id] ?? ''}
                    onInput={event => onApplied({ ...applied, [invoice.id]: event.currentTarget.value })}
                  />
                  {wrong && (
                    <p class="field-error" role="alert">
                      {wrong.message}
                    </p>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
