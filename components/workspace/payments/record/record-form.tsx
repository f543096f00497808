import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { today } from '../../../../core/ledger/dates.ts'
import { hasErrors } from '../../../../core/ledger/draft-problem.ts'
import type { Customer, Invoice, PaymentMethod } from '../../../../core/ledger/records.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { Select, TextField } from '../../../shared/field.tsx'
import { FormDialog } from '../../../shared/form-dialog.tsx'
import { Money } from '../../../shared/money.tsx'
import { toast } from '../../../shared/toasts.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { ChoiceField } from '../../choice-field.tsx'
import { methodText } from '../payment-words.ts'
import { ApplyTable } from './apply-table.tsx'
import type { OpenInvoice } from './payable.ts'
import {
  applyOldestFirst,
  type EnteredPayment,
  problemAt,
  proposedPayment,
  readPayment,
  withApplied,
} from './payment-form.ts'

const METHODS: readonly PaymentMethod[] = ['check', 'ach', 'card', 'cash', 'other']

/** What the ledger says of the customer, and of the invoice that the dialog was opened for. */
interface PaymentFacts {
  asked: Invoice | undefined
  /** Whose `open` invoices these are; empty while none is chosen. */
  customerId: string
  customers: Customer[]
  open: OpenInvoice[]
}

/**
 * The form of a payment by hand: who paid, how much, and what of it goes to which open invoice. What is proposed
 * follows the invoice it was opened for until the user types something else; nothing is recorded before the open
 * invoices of who was chosen are read.
 */
export function RecordForm({
  connection,
  read,
  customerId,
  onCustomer,
  onClose,
}: {
  connection: Connection
  read: PaymentFacts
  customerId: string
  onCustomer: (customerId: string) => void
  onClose: (recorded?: string) => void
}) {
  const { asked, customers } = read
  const customer = customers.find(({ id }) => id === customerId)
  const currency = customer?.currency ?? asked?.currency ?? connection.homeCurrency
  // Recorded before the invoices of who was just chosen are read, a payment would stay unapplied.
  const reading = read.customerId !== customerId
  const open = reading ? [] : read.open.filter(invoice => invoice.currency === currency)
  const target = open.find(({ id }) => id === asked?.id)
  const [entered, setEntered] = useState<EnteredPayment>(() =>
    proposedPayment(today(connection.timeZone, Date.now()), currency, target),
  )
  const [checked, setChecked] = useState(false)
  const command = useCommand('payment.record')
  const set = (patch: Partial<EnteredPayment>) => setEntered(before => ({ ...before, ...patch }))
  const form = withApplied(entered, target, currency)
  const { draft, problems, appliedTotal, unapplied } = readPayment({ ...form, customerId }, open, {
    currency,
    customerActive: customer !== undefined,
    closedThrough: connection.closedThrough,
  })
  const shown = checked ? problems : []
  const messageAt = (field: string) => problemAt(shown, field)?.message
  const record = async () => {
    setChecked(true)
    if (reading || hasErrors(problems)) return
    const done = await command.run({ connectionId: connection.id, payment: draft })
    if (!done) return
    toast({ message: i18n.t('payments.recorded') })
    onClose(done.answer.id)
  }
  return (
    <FormDialog
      title={i18n.t('payments.record')}
      size="large"
      verb={i18n.t('payments.recordVerb')}
      pending={command.pending || reading}
      error={command.error}
      onSubmit={record}
      onClose={() => onClose()}
    >
      <div class="form-grid">
        <ChoiceField
          label={i18n.t('workspace.customer')}
          value={customerId}
          choices={customers.map(({ id, name, currency: hint }) => ({
            value: id,
            label: name,
            hint,
          }))}
          onValue={chosen => {
            setEntered(withoutApplied)
            onCustomer(chosen)
          }}
          error={messageAt('customerId')}
          autofocus={!asked}
        />
        <TextField
          label={`${i18n.t('payments.received')} (${currency})`}
          inputMode="decimal"
          value={form.amount}
          onValue={amount => set({ amount })}
          error={messageAt('amount')}
        />
        <TextField
          label={i18n.t('workspace.date')}
          type="date"
          value={form.date}
          onValue={date => set({ date })}
          error={messageAt('date')}
        />
        <Select
          label={i18n.t('payments.methodLabel')}
          value={form.method}
          options={METHODS.map(value => ({ value, label: methodText(value) }))}
          onValue={method => set({ method })}
        />
        <Select
          label={i18n.t('workspace.status')}
          value={form.status}
          options={[
            { value: 'succeeded', label: i18n.t('payment.succeeded') },
            { value: 'authorized', label: i18n.t('payment.authorized') },
          ]}
          onValue={status => set({ status })}
          hint={form.status === 'authorized' ? i18n.t('payments.authorizedHint') : undefined}
        />
        <TextField
          label={i18n.t('payments.reference')}
          value={form.reference}
          onValue={reference => set({ reference })}
          error={messageAt('reference')}
          maxLength={21}
        />
      </div>
      {customerId && !reading && (
        <section class="stack stack-s" aria-label={i18n.t('payments.applyTo')}>
          <div class="row row-between">
            <h3>{i18n.t('payments.applyTo')}</h3>
            {open.length > 0 && (
              <Button
                size="small"
                disabled={!Number.isSafeInteger(draft.amount)}
                onClick={() => set({ applied: applyOldestFirst(draft.amount, open, currency) })}
              >
                {i18n.t('payments.oldestFirst')}
              </Button>
            )}
          </div>
          {open.length > 0 ? (
            <ApplyTable
              invoices={open}
              applied={form.applied}
              draft={draft}
              problems={problems}
              rest={unapplied}
              onApplied={applied => set({ applied })}
            />
          ) : (
            <p class="muted">{i18n.t('payments.nothingOpen')}</p>
          )}
        </section>
      )}
      {messageAt('applications') && <Banner tone="bad">{messageAt('applications')}</Banner>}
      <dl class="sums" aria-live="polite">
        <Sum label={i18n.t('payments.applied')} amount={appliedTotal} currency={currency} />
        <Sum label={i18n.t('payments.unappliedLabel')} amount={unapplied} currency={currency} />
      </dl>
    </FormDialog>
  )
}

/** What was applied to another customer's invoices is not meant any more. */
const withoutApplied = ({ applied: _, ...rest }: EnteredPayment): EnteredPayment => rest

const Sum = ({ label, amount, currency }: { label: string; amount: number; currency: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class={amount < 0 ? 'tone-bad' : undefined}>
      {Number.isSafeInteger(amount) ? <Money amount={amount} currency={currency} /> : '–'}
    </dd>
  </div>
)
