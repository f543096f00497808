import { type ComponentChild, h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { get } from './api.ts'
import { money, shortDate } from './format.ts'
import { hooks } from './hooks.ts'
import { redrawAll } from './redraw.ts'
import { navigate } from './router.ts'
import { type Column, VirtualTable } from './table.ts'

interface InvoiceRow {
  id: string
  number: string
  customer: string
  customerId: string
  date: string
  due: string
  total: number
  balance: number
  currency: string
  status: string
}

const CHUNK = 60
const STATUSES: [key: string, title: string][] = [
  ['all', 'All'],
  ['open', 'Not due yet'],
  ['partly', 'Partially paid'],
  ['overdue', 'Overdue'],
  ['paid', 'Paid'],
  ['voided', 'Voided'],
]

const open = (row: InvoiceRow): string => `/app/invoice?txnId=${row.id}`

const COLUMNS: Column<InvoiceRow>[] = [
  { title: 'Date', width: '7rem', cell: row => shortDate(row.date) },
  { title: 'No.', width: '8rem', cell: row => row.number },
  {
    title: 'Customer',
    width: 'minmax(10rem, 1fr)',
    cell: row => h('a', { href: `/app/customerdetail?nameId=${row.customerId}` }, row.customer),
  },
  { title: 'Amount', width: '8rem', right: true, cell: row => money(row.total, row.currency) },
  { title: 'Balance', width: '8rem', right: true, cell: row => money(row.balance, row.currency) },
  {
    title: 'Status',
    width: '13rem',
    cell: row => h('span', { class: `status status-${row.status.split(' ')[0]?.toLowerCase()}` }, row.status),
  },
  {
    title: 'Action',
    width: '8rem',
    cell: row => h('a', { ...hooks(['link_action']), href: open(row) }, 'View/Edit'),
  },
]

/** The list of invoices: fetched in windows, drawn only where it is looked at. */
export function InvoicesPage(): ComponentChild {
  const [status, setStatus] = useState('all')
  const [search, setSearch] = useState('')
  const list = useWindow(status, search)
  return h(
    'div',
    { class: 'list-page' },
    h(
      'div',
      { class: 'page-head' },
      h('h1', {}, 'Invoices'),
      h('a', { class: 'button primary', href: '/app/invoice' }, 'Create invoice'),
    ),
    h(
      'div',
      { class: 'filters' },
      h(
        'label',
        {},
        'Status ',
        h(
          'select',
          {
            value: status,
            onChange: (event: Event) => setStatus((event.currentTarget as HTMLSelectElement).value),
          },
          STATUSES.map(([key, title]) => h('option', { key, value: key }, title)),
        ),
      ),
      h('input', {
        type: 'search',
        'aria-label': 'Search invoices',
        placeholder: 'Number or customer',
        value: search,
        onInput: (event: Event) => setSearch((event.currentTarget as HTMLInputElement).value),
      }),
      h('span', { class: 'faint' }, `${list.total} invoices`),
    ),
    h(VirtualTable<InvoiceRow>, {
      label: 'Invoices',
      columns: COLUMNS,
      total: list.total,
      rowAt: list.rowAt,
      keyOf: row => row.id,
      onOpen: row => navigate(open(row)),
      onWindow: list.fetch,
    }),
  )
}

/** Chunks of the list by their place; a change of filter forgets them. */
function useWindow(status: string, search: string) {
  const chunks = useRef(new Map<number, InvoiceRow[] | 'coming'>())
  const asked = useRef('')
  const [total, setTotal] = useState(0)
  const key = `status=${status}&search=${encodeURIComponent(search)}`

  const fetch = (from: number, to: number): void => {
    for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor(Math.max(to - 1, 0) / CHUNK); chunk += 1) {
      if (chunks.current.has(chunk)) continue
      chunks.current.set(chunk, 'coming')
      void get<{ total: number; rows: InvoiceRow[] }>(
        `/invoices?${key}&from=${chunk * CHUNK}&count=${CHUNK}`,
      ).then(answer => {
        if (asked.current !== key) return
        chunks.current.set(chunk, answer.rows)
        setTotal(answer.total)
        redrawAll()
      })
    }
  }
  useEffect(() => {
    asked.current = key
    chunks.current = new Map()
    fetch(0, CHUNK)
  }, [key])
  const rowAt = (index: number): InvoiceRow | undefined => {
    const chunk = chunks.current.get(Math.floor(index / CHUNK))
    return Array.isArray(chunk) ? chunk[index % CHUNK] : undefined
  }
  return { total, rowAt, fetch }
}
