import { type ComponentChild, h } from 'preact'
import { get } from './api.ts'
import { money } from './format.ts'
import { useLoaded } from './redraw.ts'
import { navigate } from './router.ts'
import { type Column, VirtualTable } from './table.ts'

interface CustomerRow {
  id: string
  name: string
  email: string
  balance: number
  currency: string
  active: boolean
}

const address = (row: CustomerRow): string => `/app/customerdetail?nameId=${row.id}`

const COLUMNS: Column<CustomerRow>[] = [
  { title: 'Name', width: 'minmax(12rem, 1fr)', cell: row => h('a', { href: address(row) }, row.name) },
  { title: 'Email', width: 'minmax(12rem, 1fr)', cell: row => row.email },
  { title: 'Currency', width: '7rem', cell: row => row.currency },
  { title: 'Open balance', width: '9rem', right: true, cell: row => money(row.balance, row.currency) },
]

export function CustomersPage(): ComponentChild {
  const [rows = []] = useLoaded(() => get<CustomerRow[]>('/customers'), ['customers'])
  return h(
    'div',
    { class: 'list-page' },
    h('div', { class: 'page-head' }, h('h1', {}, 'Customers')),
    h(VirtualTable<CustomerRow>, {
      label: 'Customers',
      columns: COLUMNS,
      total: rows.length,
      rowAt: index => rows[index],
      keyOf: row => row.id,
      onOpen: row => navigate(address(row)),
    }),
  )
}
