import { type ComponentChild, h } from 'preact'
import { get } from './api.ts'
import { money, shortDate } from './format.ts'
import { hooks } from './hooks.ts'
import { useLoaded, useRedraw } from './redraw.ts'
import { navigate } from './router.ts'
import { type Column, VirtualTable } from './table.ts'

export interface Txn {
  id: string
  type: string
  date: string
  customer: string
  number: string
  amount: number
  currency: string
  status: string
}

interface Card {
  customer: {
    Id: string
    DisplayName: string
    Active: boolean
    Balance: number
    CurrencyRef: { value: string }
    PrimaryEmailAddr?: { Address?: string }
    PrimaryPhone?: { FreeFormNumber?: string }
  }
  transactions: Txn[]
  overdue: number
}

const FORMS: Record<string, string> = {
  Invoice: 'invoice',
  Payment: 'recvpayment',
  'Credit Memo': 'creditmemo',
}
/** The form that shows the transaction. */
export const txnAddress = (txn: Txn): string => `/app/${FORMS[txn.type]}?txnId=${txn.id}`

const COLUMNS: Column<Txn>[] = [
  { title: 'Date', width: '7rem', cell: txn => shortDate(txn.date) },
  { title: 'Type', width: '8rem', cell: txn => txn.type },
  { title: 'No.', width: '9rem', cell: txn => txn.number },
  { title: 'Amount', width: '9rem', right: true, cell: txn => money(txn.amount, txn.currency) },
  { title: 'Status', width: 'minmax(9rem, 1fr)', cell: txn => txn.status },
  {
    title: 'Action',
    width: '7rem',
    cell: txn => h('a', { ...hooks(['link_action']), href: txnAddress(txn) }, 'View/Edit'),
  },
]

/** A customer with its transactions. */
export function CustomerPage({ id }: { id: string }): ComponentChild {
  const [card] = useLoaded(() => get<Card>(`/customers/${id}`), ['customer', id])
  const redraw = useRedraw()
  if (!card?.customer) return h('p', {}, card ? 'This customer does not exist.' : 'Loading…')
  const { customer, transactions, overdue } = card
  const currency = customer.CurrencyRef.value
  return h(
    'div',
    { class: 'list-page' },
    h(
      'div',
      { key: redraw, class: 'stage' },
      h('h1', hooks(['stage_name', 'stage_name_class'], 'stage-name'), customer.DisplayName),
      h(
        'p',
        { class: 'faint' },
        [customer.PrimaryEmailAddr?.Address, customer.PrimaryPhone?.FreeFormNumber]
          .filter(Boolean)
          .join(' · '),
      ),
      h(
        'dl',
        { class: 'stage-sums' },
        h('dt', {}, 'Open balance'),
        h('dd', {}, money(customer.Balance, currency)),
        h('dt', {}, 'Overdue'),
        h('dd', {}, money(overdue, currency)),
      ),
      h('a', { class: 'button', href: `/app/invoice?nameId=${customer.Id}` }, 'New invoice'),
    ),
    h(VirtualTable<Txn>, {
      label: 'Transactions',
      columns: COLUMNS,
      total: transactions.length,
      rowAt: index => transactions[index],
      keyOf: txn => `${txn.type}-${txn.id}`,
      onOpen: txn => navigate(txnAddress(txn)),
    }),
  )
}
