import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { hasErrors } from '../../../../core/ledger/draft-problem.ts'
import { draftKeepProblems, draftTotal } from '../../../../core/ledger/invoice-draft.ts'
import type { Customer, Invoice, Item } from '../../../../core/ledger/records.ts'
import { ask } from '../../../shared/ask.tsx'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { TextArea } from '../../../shared/field.tsx'
import { focusFirstError } from '../../../shared/first-error.ts'
import { Money } from '../../../shared/money.tsx'
import { toast } from '../../../shared/toasts.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { useUnsavedWarning } from '../../../shared/use-unsaved-warning.ts'
import { systemName } from '../../../shared/words.ts'
import { type Address, goTo, withParams } from '../../address.ts'
import { CustomerDialog } from '../../customers/customer-dialog.tsx'
import { FailureTitle, GuideFix } from '../../guide-fix.tsx'
import { PageHead } from '../../page-head.tsx'
import { useInvoiceActions } from '../use-invoice-actions.ts'
import { type InvoiceForm, readInvoice } from './invoice-form.ts'
import { InvoiceHead } from './invoice-head.tsx'
import { LineRows } from './line-rows.tsx'
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
  const [madeCustomer, setMadeCustomer] = useState<string>()
  const [dirty, setDirty] = useState(false)
  const save = useCommand('invoice.save')
  const actions = useInvoiceActions(connection)
  const system = systemName(connection.system)
  const customer = customers.find(({ id }) => id === form.customerId)
  const currency = customer?.currency ?? connection.homeCurrency
  const draft = readInvoice(form, currency)
  const problems = useDraftProblems(connection, draft, invoice?.id, { customers, items, madeCustomer })
  const set = (patch: Partial<InvoiceForm>) => {
    setDirty(true)
    setForm(before => ({ ...before, ...patch }))
  }
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
    if (hasErrors(push ? problems : draftKeepProblems(draft))) return focusFirstError('main')
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
        <InvoiceHead
          connection={connection}
          form={form}
          customers={customers}
          isNew={!invoice}
          messageAt={messageAt}
          onChange={set}
          onNewCustomer={() => setNaming(true)}
        />
        <section class="card card-body stack stack-m line-card" aria-label={i18n.t('workspace.lines')}>
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
            setMadeCustomer(customerId)
            if (customerId) set({ customerId })
          }}
        />
      )}
    </>
  )
}
