import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection, PaymentTerm } from '../../../../core/ledger/connection.ts'
import { hasErrors } from '../../../../core/ledger/draft-problem.ts'
import { draftKeepProblems, draftTotal } from '../../../../core/ledger/invoice-draft.ts'
import type { Customer, Invoice, Item } from '../../../../core/ledger/records.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { ask } from '../../../shared/ask.tsx'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { Select, TextArea, TextField } from '../../../shared/field.tsx'
import { Money } from '../../../shared/money.tsx'
import { toast } from '../../../shared/toasts.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { systemName } from '../../../shared/words.ts'
import { type Address, goTo, withParams } from '../../address.ts'
import { ChoiceField } from '../../choice-field.tsx'
import { CustomerDialog } from '../../customers/customer-dialog.tsx'
import { FailureTitle, GuideFix } from '../../guide-fix.tsx'
import { PageHead } from '../../page-head.tsx'
import { useInvoiceActions } from '../use-invoice-actions.ts'
import { type InvoiceForm, readInvoice, termsOf, withTerms } from './invoice-form.ts'
import { LineRows } from './line-rows.tsx'
import { suggestNumber } from './next-number.ts'
import { useDraftProblems } from './use-draft-problems.ts'

interface Props {
  connection: Connection
  /** What is edited; absent for a new one. */
  invoice: Invoice | undefined
  initial: InvoiceForm
  customers: Customer[]
  items: Item[]
  address: Address
}

/** The form: live totals, what would be refused beside its field, saved as a draft or saved and sent. */
export function InvoiceFormView({ connection, invoice, initial, customers, items, address }: Props) {
  const [form, setForm] = useState(initial)
  const [checked, setChecked] = useState<'keep' | 'send'>()
  const [naming, setNaming] = useState(false)
  const [dirty, setDirty] = useState(false)
  const save = useCommand('invoice.save')
  const actions = useInvoiceActions(connection)
  const system = systemName(connection.system)
  const customer = customers.find(({ id }) => id === form.customerId)
  const currency = customer?.currency ?? connection.homeCurrency
  const draft = readInvoice(form, currency)
  const problems = useDraftProblems(connection, draft, invoice?.id, { customers, items })
  const set = (patch: Partial<InvoiceForm>) => {
    setDirty(true)
    setForm(before => ({ ...before, ...patch }))
  }
  const terms = termsOf(connection)
  // A number that is taken is said at once; what is only not filled in yet, when the user wants to keep or send.
  const said =
    checked === 'send'
      ? problems
      : [
          ...(checked ? draftKeepProblems(draft) : []),
          ...problems.filter(({ field }) => field === 'number' && draft.number !== ''),
        ]
  const messageAt = (field: string) => said.find(problem => problem.field === field)
  const leave = (id?: string) => goTo(withParams(address, { edit: undefined, ...(id ? { id } : {}) }))
  useUnsavedWarning(dirty)

  const run = async (push: boolean) => {
    setChecked(push ? 'send' : 'keep')
    if (hasErrors(push ? problems : draftKeepProblems(draft))) return focusFirstError()
    const done = await save.run({
      connectionId: connection.id,
      ...(invoice ? { id: invoice.id } : {}),
      invoice: draft,
      push,
    })
    if (!done) return
    setDirty(false)
    toast({ message: push ? i18n.t('invoiceForm.sent', { system }) : i18n.t('invoiceForm.kept') })
    leave(done.answer.id)
  }
  const cancel = async () => {
    const sure =
      !dirty ||
      (await ask({
        title: i18n.t('invoiceForm.leaveTitle'),
        body: i18n.t('invoiceForm.leaveBody'),
        verb: i18n.t('invoiceForm.leave'),
        danger: true,
      }))
    if (sure) leave(invoice?.id)
  }
  return (
    <>
      <form
        class="stack stack-l"
        onSubmit={event => {
          event.preventDefault()
          run(false)
        }}
      >
        <PageHead
          title={
            invoice
              ? i18n.t('invoiceForm.editTitle', { number: invoice.number || i18n.t('workspace.noNumber') })
              : i18n.t('invoiceForm.newTitle')
          }
          about={i18n.t('invoiceForm.about', { system })}
        />
        {invoice?.failure && (
          <Banner tone="bad" title={<FailureTitle failure={invoice.failure} system={connection.system} />}>
            <GuideFix failure={invoice.failure} system={connection.system} />
          </Banner>
        )}
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
              onValue={customerId => set({ customerId })}
              error={messageAt('customerId')?.message}
              autofocus={!invoice}
              after={
                <Button
                  size="small"
                  icon="plus"
                  disabled={!connection.isHome}
                  onClick={() => setNaming(true)}
                >
                  {i18n.t('customers.new')}
                </Button>
              }
            />
            <TextField
              label={i18n.t('workspace.exactNumber')}
              value={form.number}
              onValue={number => set({ number })}
              error={messageAt('number')?.message}
              maxLength={21}
              spellcheck={false}
              hint={
                connection.customNumbers === false ? i18n.t('invoiceForm.numberHint', { system }) : undefined
              }
              after={
                <Button
                  size="small"
                  onClick={async () => {
                    const number = await suggestNumber(await openLedger(), connection.id, form.number)
                    if (number) set({ number })
                  }}
                >
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
              onValue={date => set(withTerms(form, { date }, terms))}
              error={messageAt('date')?.message}
            />
            <Select
              label={i18n.t('workspace.terms')}
              value={form.terms}
              options={termOptions(terms, form.terms)}
              onValue={chosen => set(withTerms(form, { terms: chosen }, terms))}
              hint={connection.terms ? undefined : i18n.t('invoiceForm.termsHint', { system })}
            />
            <TextField
              label={i18n.t('workspace.due')}
              type="date"
              value={form.dueDate}
              // Terms of the books stay: a due date agreed otherwise is sent beside them.
              onValue={dueDate => set(connection.terms ? { dueDate } : { dueDate, terms: '' })}
              error={messageAt('dueDate')?.message}
            />
          </div>
        </div>
        <section class="card card-body stack stack-m" aria-label={i18n.t('workspace.lines')}>
          <h3>{i18n.t('workspace.lines')}</h3>
          <LineRows
            lines={form.lines}
            draft={draft}
            items={items}
            currency={currency}
            messageAt={messageAt}
            onLines={lines => set({ lines })}
          />
          <p class="row row-end form-total" aria-live="polite">
            {i18n.t('balance.total')} <Money amount={draftTotal(draft)} currency={currency} class="figure" />
          </p>
        </section>
        <div class="card card-body">
          <TextArea
            label={i18n.t('workspace.memo')}
            value={form.memo}
            onValue={memo => set({ memo })}
            rows={2}
            maxLength={1000}
          />
        </div>
        <ErrorNotice error={save.error} />
        <div class="row form-actions">
          <Button
            variant="primary"
            icon="send"
            pending={save.pending}
            disabled={!connection.isHome}
            onClick={() => run(true)}
          >
            {i18n.t('invoiceForm.send', { system })}
          </Button>
          <Button type="submit" disabled={!connection.isHome || save.pending}>
            {i18n.t('invoiceForm.keep')}
          </Button>
          <Button variant="quiet" onClick={cancel}>
            {i18n.t('shared.cancel')}
          </Button>
          <span class="grow" />
          {invoice && (
            <Button
              variant="quiet"
              icon="trash"
              onClick={async () => {
                if (await actions.discard(invoice)) leave()
              }}
            >
              {i18n.t('workspace.discard')}
            </Button>
          )}
        </div>
        {!connection.isHome && <p class="muted">{i18n.t('workspace.notHome')}</p>}
      </form>
      {naming && (
        <CustomerDialog
          connection={connection}
          customers={customers}
          onClose={customerId => {
            setNaming(false)
            if (customerId) set({ customerId })
          }}
        />
      )}
    </>
  )
}

/** The known terms, and those that the invoice already has. */
const termOptions = (terms: readonly PaymentTerm[], current: string) => [
  { value: '', label: '–' },
  ...[...new Set([...terms.map(({ name }) => name), ...(current ? [current] : [])])].map(value => ({
    value,
    label: value,
  })),
]

/** After the messages stand in the page: the first field that is wrong gets the focus. */
function focusFirstError(): void {
  setTimeout(() =>
    document.querySelector<HTMLElement>('main [aria-invalid="true"], main .field-error[tabindex]')?.focus(),
  )
}

/** The browser asks before the tab is closed over what is not saved. */
function useUnsavedWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])
}
