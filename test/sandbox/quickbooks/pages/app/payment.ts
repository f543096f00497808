import { type ComponentChild, h } from 'preact'
import { useState } from 'preact/hooks'
import { get, post } from './api.ts'
import { Choice, Suggest, Text } from './fields.ts'
import { cents, money, shortDate } from './format.ts'
import { hooks } from './hooks.ts'
import { isVoided, type Line, type Lookups, type PaymentRecord } from './records.ts'
import { useLoaded } from './redraw.ts'
import { navigate } from './router.ts'
import { session } from './session.ts'
import { attempt, MoreMenu, Trowser } from './trowser.ts'

const HOME = '/app/customers'

interface Open {
  id: string
  type: string
  number: string
  due: string
  total: number
  /** What may be applied here, this payment's own share included. */
  balance: number
}

/** Receive payment: a customer, an amount, and the open invoices it settles. */
export function PaymentPage({ query }: { query: URLSearchParams }): ComponentChild {
  const txnId = query.get('txnId') ?? ''
  const [loaded, reload] = useLoaded(async () => {
    const lookups = await get<Lookups>('/lookups')
    const record = txnId
      ? await get<PaymentRecord>(`/record/payment/${txnId}`).catch(() => undefined)
      : undefined
    const nameId = record?.CustomerRef.value ?? query.get('nameId') ?? ''
    return { lookups, record, nameId, open: nameId ? await openFor(nameId, record) : [] }
  }, ['payment', txnId])
  if (!loaded)
    return h(Trowser, { title: 'Receive Payment', home: HOME, actions: null, children: 'Loading…' })
  return h(PaymentForm, { key: `${loaded.record?.Id}-${loaded.record?.SyncToken}`, ...loaded, reload })
}

async function openFor(nameId: string, record: PaymentRecord | undefined): Promise<Open[]> {
  const open = (await get<Omit<Open, 'type'>[]>(`/customers/${nameId}/open`)).map(held => ({
    ...held,
    type: 'Invoice',
  }))
  for (const { line, link } of linksOf(record)) {
    const known = open.find(held => held.id === link.TxnId)
    if (known) {
      known.balance += line.Amount
      continue
    }
    const entity = link.TxnType.toLowerCase()
    const settled = await get<{ DocNumber?: string; DueDate?: string; TotalAmt: number; Balance: number }>(
      `/record/${entity}/${link.TxnId}`,
    )
    open.push({
      id: link.TxnId,
      type: link.TxnType,
      number: settled.DocNumber ?? '',
      due: settled.DueDate ?? '',
      total: settled.TotalAmt,
      balance: settled.Balance + line.Amount,
    })
  }
  return open
}

const linksOf = (record: PaymentRecord | undefined) =>
  (record?.Line ?? []).flatMap(line => (line.LinkedTxn ?? []).map(link => ({ line, link })))

function PaymentForm(props: {
  lookups: Lookups
  record: PaymentRecord | undefined
  nameId: string
  open: Open[]
  reload: () => void
}): ComponentChild {
  const { lookups, record, nameId, reload } = props
  const [customer, setCustomer] = useState(lookups.customers.find(held => held.id === nameId)?.name ?? '')
  const [open, setOpen] = useState(props.open)
  const [date, setDate] = useState(record?.TxnDate ?? session().today)
  const [method, setMethod] = useState(record?.PaymentMethodRef?.value ?? '')
  const [reference, setReference] = useState(record?.PaymentRefNum ?? '')
  const [amount, setAmount] = useState(record ? record.TotalAmt.toFixed(2) : '')
  const [applied, setApplied] = useState<Record<string, string>>(() =>
    Object.fromEntries(linksOf(record).map(({ line, link }) => [link.TxnId, line.Amount.toFixed(2)])),
  )
  const chosen = lookups.customers.find(held => held.name === customer)
  const currency = record?.CurrencyRef.value ?? chosen?.currency ?? 'USD'
  const voided = record !== undefined && isVoided(record)
  const used = open.reduce((sum, held) => {
    const cent = cents(applied[held.id] ?? '')
    return held.type === 'CreditMemo' ? sum - cent : sum + cent
  }, 0)

  const pick = (name: string) => {
    setCustomer(name)
    const id = lookups.customers.find(held => held.name === name)?.id
    if (id && !record) void openFor(id, undefined).then(setOpen)
  }
  const apply = (id: string, text: string) => {
    const next = { ...applied, [id]: text }
    setApplied(next)
    if (!record) setAmount((Object.values(next).reduce((sum, held) => sum + cents(held), 0) / 100).toFixed(2))
  }
  const save = async () => {
    const lines: Partial<Line>[] = open
      .filter(held => cents(applied[held.id] ?? '') > 0)
      .map(held => ({
        Amount: cents(applied[held.id] ?? '') / 100,
        LinkedTxn: [{ TxnId: held.id, TxnType: held.type }],
      }))
    const draft = {
      ...(record ? { Id: record.Id, SyncToken: record.SyncToken } : {}),
      ...(chosen ? { CustomerRef: { value: chosen.id } } : {}),
      TxnDate: date,
      TotalAmt: cents(amount) / 100,
      ...(method ? { PaymentMethodRef: { value: method } } : {}),
      PaymentRefNum: reference,
      Line: lines,
    }
    const saved = await attempt<PaymentRecord>(
      held => `Payment of ${money(held.TotalAmt, held.CurrencyRef.value)} saved`,
      () => post('/record/payment', { draft }),
    )
    if (!saved) return
    if (record) reload()
    else navigate(`/app/recvpayment?txnId=${saved.Id}`)
  }
  const act = async (action: 'delete' | 'void', done: string) => {
    const gone = await attempt(
      () => done,
      () => post(`/record/payment/${record?.Id}/${action}`),
    )
    if (!gone) return
    if (action === 'delete') navigate(HOME)
    else reload()
  }

  return h(
    Trowser,
    {
      title: 'Receive Payment',
      home: HOME,
      actions: [
        h('a', { key: 'cancel', class: 'button', href: HOME }, 'Cancel'),
        h(MoreMenu, {
          key: 'more',
          entries: record
            ? [
                ['Delete', () => void act('delete', 'Payment deleted')],
                ['Void', () => void act('void', 'Payment voided')],
              ]
            : [],
        }),
        h('span', { key: 'grow', class: 'grow' }),
        h(
          'button',
          {
            key: 'save',
            type: 'button',
            disabled: voided,
            ...hooks(['save_button'], 'primary'),
            onClick: () => void save(),
          },
          'Save',
        ),
      ],
    },
    h(
      'div',
      { class: 'form' },
      h(
        'div',
        { class: 'form-head' },
        h(
          'div',
          { class: 'form-fields' },
          h(Suggest, {
            label: 'Customer',
            value: customer,
            names: lookups.customers.filter(held => held.active).map(held => held.name),
            attributes: hooks(['customer_input']),
            disabled: record !== undefined,
            onValue: pick,
          }),
          h(Text, { label: 'Payment date', type: 'date', value: date, disabled: voided, onValue: setDate }),
          h(Choice, {
            label: 'Payment method',
            value: method,
            choices: lookups.methods,
            disabled: voided,
            onValue: setMethod,
          }),
          h(Text, { label: 'Reference no.', value: reference, disabled: voided, onValue: setReference }),
          h(Text, { label: 'Amount received', value: amount, disabled: voided, onValue: setAmount }),
        ),
        h(
          'div',
          { class: 'form-balance' },
          h('span', { class: 'faint' }, 'Amount received'),
          h('span', { class: 'big' }, money(cents(amount) / 100, currency)),
          voided ? h('span', { class: 'pill' }, 'Voided') : null,
        ),
      ),
      h('h3', {}, 'Outstanding transactions'),
      h(
        'table',
        { class: 'lines' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Description', 'Due date', 'Original amount', 'Open balance', 'Payment'].map(title =>
              h('th', { key: title }, title),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          open.map(held =>
            h(
              'tr',
              { key: held.id },
              h('td', {}, `${held.type === 'CreditMemo' ? 'Credit Memo' : 'Invoice'} # ${held.number}`),
              h('td', {}, held.due ? shortDate(held.due) : ''),
              h('td', { class: 'right' }, money(held.total, currency)),
              h('td', { class: 'right' }, money(held.balance, currency)),
              h(
                'td',
                { class: 'right' },
                h('input', {
                  type: 'text',
                  'aria-label': `Payment for ${held.number}`,
                  value: applied[held.id] ?? '',
                  disabled: voided,
                  onInput: (event: Event) => apply(held.id, (event.currentTarget as HTMLInputElement).value),
                }),
              ),
            ),
          ),
        ),
      ),
      h(
        'dl',
        { class: 'totals' },
        h('dt', {}, 'Amount to apply'),
        h('dd', {}, money(used / 100, currency)),
        h('dt', {}, 'Amount to credit'),
        h('dd', {}, money((cents(amount) - used) / 100, currency)),
      ),
    ),
  )
}
