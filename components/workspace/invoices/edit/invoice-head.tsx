import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import type { Customer } from '../../../../core/ledger/records.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { Button } from '../../../shared/button.tsx'
import { Select, TextField } from '../../../shared/field.tsx'
import { useAction } from '../../../shared/use-command.ts'
import { systemName } from '../../../shared/words.ts'
import { ChoiceField } from '../../choice-field.tsx'
import { type InvoiceForm, termOptions, termsOf, withTerms } from './invoice-form.ts'
import { suggestNumber } from './next-number.ts'

interface Props {
  connection: Connection
  form: InvoiceForm
  customers: Customer[]
  isNew: boolean
  messageAt: (field: string) => { message: string } | undefined
  onChange: (patch: Partial<InvoiceForm>) => void
  onNewCustomer: () => void
}

/** Who owes, under which number, and by when. */
export function InvoiceHead(props: Props) {
  const { connection, form, customers, isNew, messageAt, onChange, onNewCustomer } = props
  const terms = termsOf(connection)
  const typed = useRef(form.number)
  typed.current = form.number
  const suggest = useAction(async (after: string) => {
    const number = await suggestNumber(await openLedger(), connection.id, after)
    // What was typed while it was looked for stays.
    if (number && typed.current === after) onChange({ number })
  })
  const system = systemName(connection.system)
  return (
    <div class="card card-body stack stack-m">
      <div class="form-grid">
        <ChoiceField
          label={i18n.t('workspace.customer')}
          value={form.customerId}
          choices={customers.map(each => ({
            value: each.id,
            label: each.name,
            hint: each.active ? each.currency : i18n.t('customers.inactivePill'),
          }))}
          onValue={customerId => onChange({ customerId })}
          error={messageAt('customerId')?.message}
          autofocus={isNew}
          after={
            <Button size="small" icon="plus" disabled={!connection.isHome} onClick={onNewCustomer}>
              {i18n.t('customers.new')}
            </Button>
          }
        />
        <TextField
          label={i18n.t('workspace.exactNumber')}
          value={form.number}
          onValue={number => onChange({ number })}
          error={messageAt('number')?.message}
          maxLength={21}
          spellcheck={false}
          hint={connection.customNumbers === false ? i18n.t('invoiceForm.numberHint', { system }) : undefined}
          after={
            <Button size="small" pending={suggest.pending} onClick={() => suggest.run(form.number)}>
              {i18n.t('invoiceForm.nextNumber')}
            </Button>
          }
        />
      </div>
      <div class="form-grid">
        <TextField
          label={i18n.t('workspace.date')}
          type="date"
          value={form.date}
          onValue={date => onChange(withTerms(form, { date }, terms))}
          error={messageAt('date')?.message}
        />
        <Select
          label={i18n.t('workspace.terms')}
          value={form.terms}
          options={termOptions(terms, form.terms)}
          onValue={chosen => onChange(withTerms(form, { terms: chosen }, terms))}
          hint={connection.terms ? undefined : i18n.t('invoiceForm.termsHint', { system })}
        />
        <TextField
          label={i18n.t('workspace.due')}
          type="date"
          value={form.dueDate}
          // Terms of the books stay: a due date agreed otherwise is sent beside them.
          onValue={dueDate => onChange(connection.terms ? { dueDate } : { dueDate, terms: '' })}
          error={messageAt('dueDate')?.message}
        />
      </div>
    </div>
  )
}
