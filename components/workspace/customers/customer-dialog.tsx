import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { customerDraftProblems, NAME_LENGTH } from '../../../core/ledger/customer-draft.ts'
import { hasErrors } from '../../../core/ledger/draft-problem.ts'
import type { Customer } from '../../../core/ledger/records.ts'
import { TextField } from '../../shared/field.tsx'
import { focusFirstError } from '../../shared/first-error.ts'
import { FormDialog } from '../../shared/form-dialog.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { systemName } from '../../shared/words.ts'

/** A customer made here, or one that the accounting system refused, corrected. */
export function CustomerDialog({
  connection,
  customer,
  customers,
  onClose,
}: {
  connection: Connection
  /** What is corrected; absent for a new one. */
  customer?: Customer
  /** Every customer of the company, inactive ones too: their names are taken. */
  customers: readonly Customer[]
  /** With the id of what was saved. */
  onClose: (saved?: string) => void
}) {
  const [form, setForm] = useState({
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
  })
  const [checked, setChecked] = useState(false)
  const save = useCommand('customer.save')
  const system = systemName(connection.system)
  const [name, email, phone] = [form.name.trim(), form.email.trim(), form.phone.trim()]
  const draft = { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  const problems = customerDraftProblems(draft, {
    system: connection.system,
    others: customers.filter(({ id }) => id !== customer?.id),
  })
  // A name that is taken is said at once; what is only not filled in yet, when the user wants to save.
  const messageAt = (field: string) =>
    problems.find(each => each.field === field && (checked || (field === 'name' && name !== '')))?.message
  const set = (patch: Partial<typeof form>) => setForm(before => ({ ...before, ...patch }))
  const run = async () => {
    setChecked(true)
    if (hasErrors(problems)) return focusFirstError('dialog')
    const of = { connectionId: connection.id, ...(customer ? { id: customer.id } : {}) }
    const done = await save.run({ ...of, customer: draft })
    if (!done) return
    toast({ message: i18n.t('customers.saved', { name, system }) })
    onClose(done.answer.id)
  }
  return (
    <FormDialog
      title={customer ? i18n.t('customers.edit') : i18n.t('customers.newTitle')}
      verb={i18n.t('customers.save', { system })}
      icon="send"
      pending={save.pending}
      error={save.error}
      onSubmit={run}
      onClose={() => onClose()}
    >
      <p class="muted">{i18n.t('customers.newAbout', { system, currency: connection.homeCurrency })}</p>
      <TextField
        label={i18n.t('customers.name')}
        value={form.name}
        onValue={value => set({ name: value })}
        error={messageAt('name')}
        maxLength={NAME_LENGTH}
        autofocus
      />
      <TextField
        label={i18n.t('customers.email')}
        type="email"
        value={form.email}
        onValue={value => set({ email: value })}
        error={messageAt('email')}
        hint={i18n.t('customers.emailHint')}
      />
      <TextField
        label={i18n.t('customers.phone')}
        value={form.phone}
        onValue={value => set({ phone: value })}
        error={messageAt('phone')}
      />
    </FormDialog>
  )
}
