import { i18n } from '#i18n'
import type { DraftProblem } from '../../../../core/ledger/draft-problem.ts'
import type { InvoiceDraft } from '../../../../core/ledger/invoice-draft.ts'
import type { Item } from '../../../../core/ledger/records.ts'
import { Button, IconButton } from '../../../shared/button.tsx'
import { TextField } from '../../../shared/field.tsx'
import { Money } from '../../../shared/money.tsx'
import { ChoiceField } from '../../choice-field.tsx'
import { emptyLine, type LineForm } from './invoice-form.ts'

/** The lines, each with its item, quantity, price and live amount. */
export function LineRows({
  lines,
  draft,
  items,
  currency,
  messageAt,
  onLines,
}: {
  lines: LineForm[]
  draft: InvoiceDraft
  items: readonly Item[]
  currency: string
  messageAt: (field: string) => DraftProblem | undefined
  onLines: (lines: LineForm[]) => void
}) {
  const choices = items.map(item => ({
    value: item.id,
    label: item.name,
    ...(item.active ? {} : { hint: i18n.t('customers.inactivePill') }),
  }))
  const change = (at: number, patch: Partial<LineForm>) =>
    onLines(lines.map((line, n) => (n === at ? { ...line, ...patch } : line)))
  const chooseItem = (at: number, itemId: string) => {
    const price = items.find(({ id }) => id === itemId)?.unitPrice
    change(at, { itemId, ...(price && !lines[at]?.unitPrice ? { unitPrice: price } : {}) })
  }
  return (
    <div class="stack stack-m">
      {lines.map((line, n) => (
        // The fieldset's legend tells a screen reader which line it is in.
        <fieldset key={line.key} class="line-row">
          <legend class="visually-hidden">{i18n.t('invoiceForm.line', { number: n + 1 })}</legend>
          <ChoiceField
            label={i18n.t('workspace.item')}
            value={line.itemId}
            choices={choices}
            onValue={itemId => chooseItem(n, itemId)}
            error={messageAt(`lines.${n}.itemId`)?.message}
          />
          <TextField
            class="line-description"
            label={i18n.t('invoiceForm.description')}
            value={line.description}
            onValue={description => change(n, { description })}
            maxLength={4000}
          />
          <TextField
            class="line-number"
            label={i18n.t('workspace.quantity')}
            inputMode="decimal"
            value={line.quantity}
            onValue={quantity => change(n, { quantity })}
            error={messageAt(`lines.${n}.quantity`)?.message}
          />
          <TextField
            class="line-number"
            label={i18n.t('workspace.price')}
            inputMode="decimal"
            value={line.unitPrice}
            onValue={unitPrice => change(n, { unitPrice })}
            error={messageAt(`lines.${n}.unitPrice`)?.message ?? messageAt(`lines.${n}.amount`)?.message}
          />
          <div class="line-amount">
            <span class="field-label">{i18n.t('workspace.amount')}</span>
            <Money amount={draft.lines[n]?.amount ?? 0} currency={currency} />
          </div>
          <IconButton
            icon="trash"
            label={i18n.t('invoiceForm.removeLine', { number: n + 1 })}
            onClick={() => onLines(lines.filter((_, at) => at !== n))}
          />
        </fieldset>
      ))}
      {messageAt('lines') && (
        <p class="field-error" role="alert" tabIndex={-1}>
          {messageAt('lines')?.message}
        </p>
      )}
      <div class="row">
        <Button size="small" icon="plus" onClick={() => onLines([...lines, emptyLine()])}>
          {i18n.t('invoiceForm.addLine')}
        </Button>
      </div>
    </div>
  )
}
