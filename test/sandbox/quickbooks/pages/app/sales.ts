import { type ComponentChild, h } from 'preact'
import { get } from './api.ts'
import { type Txn, txnAddress } from './customer.ts'
import { money, shortDate } from './format.ts'
import { hooks } from './hooks.ts'
import { useLoaded } from './redraw.ts'
import { navigate } from './router.ts'
import { type Column, VirtualTable } from './table.ts'

const COLUMNS: Column<Txn>[] = [
  { title: 'Date', width: '7rem', cell: txn => shortDate(txn.date) },
  { title: 'Type', width: '8rem', cell: txn => txn.type },
  { title: 'No.', width: '9rem', cell: txn => txn.number },
  { title: 'Customer', width: 'minmax(10rem, 1fr)', cell: txn => txn.customer },
  { title: 'Amount', width: '9rem', right: true, cell: txn => money(txn.amount, txn.currency) },
  { title: 'Status', width: '11rem', cell: txn => txn.status },
  {
    title: 'Action',
    width: '7rem',
    cell: txn => h('a', { ...hooks(['link_action']), href: txnAddress(txn) }, 'View/Edit'),
  },
]

/** All sales transactions: invoices, payments and credit memos in one list. */
export function SalesPage(): ComponentChild {
  const [rows = []] = useLoaded(() => get<Txn[]>('/sales'), ['sales'])
  return h(
    'div',
    { class: 'list-page' },
    h('div', { class: 'page-head' }, h('h1', {}, 'Sales transactions')),
    h(VirtualTable<Txn>, {
      label: 'Sales transactions',
      columns: COLUMNS,
      total: rows.length,
      rowAt: index => rows[index],
      keyOf: txn => `${txn.type}-${txn.id}`,
      onOpen: txn => navigate(txnAddress(txn)),
    }),
  )
}
