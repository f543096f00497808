import { show } from './classic.ts'

/**
 * The new pages (facts §2): roles and labels but no stable ids, values that paint as `--` and fill later, short
 * toasts. One view per address behind `#`, changed without a load; that part of the address is inferred.
 */
interface Line {
  key?: string
  account: string
  item: string
  location: string
  memo: string
  amount: string
}

interface Invoice {
  key: string
  number: string
  customer: string
  date: string
  due: string
  reference: string
  description: string
  state: string
  total: string
  balance: string
  lines: Line[]
}

interface Setup {
  ticket: string
  fillAfter: number
  withoutHooks: string[]
}

const setup = (window as unknown as { iaUi: Setup }).iaUi
const without = new Set(setup.withoutHooks)
const root = document.querySelector('main') as HTMLElement
const FIELDS: [name: keyof Invoice, label: string][] = [
  ['customer', 'Customer'],
  ['number', 'Invoice number'],
  ['reference', 'Reference number'],
  ['date', 'Date'],
  ['due', 'Due date'],
  ['description', 'Description'],
]
const COLUMNS: [name: keyof Line, label: string][] = [
  ['account', 'Account'],
  ['item', 'Item'],
  ['location', 'Location'],
  ['memo', 'Memo'],
  ['amount', 'Amount'],
]
/** Class names without meaning, new at each load. */
const noise = (): string => `css-${Math.random().toString(36).slice(2, 8)}`

function make(name: string, text = '', attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(name)
  made.className = noise()
  if (text) made.textContent = text
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

const button = (label: string, hook: string, run: () => void): HTMLElement => {
  const made = make('button', label, {
    type: 'button',
    ...(without.has(hook) ? {} : { 'aria-label': label }),
  })
  made.addEventListener('click', run)
  return made
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/ia/acct/uiapi/${path}?.sess=${encodeURIComponent(setup.ticket)}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  const held = (await answer.json()) as T & { errors?: string[] }
  if (!answer.ok) throw new Error((held.errors ?? ['Error']).join('\n'))
  return held
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** What is on the screen may have changed while an answer was under way. */
let view = 0

async function route(): Promise<void> {
  view += 1
  const mine = view
  const [, page = 'invoices', key = ''] = location.hash.split('/')
  root.replaceChildren()
  try {
    if (page === 'invoice' && key !== 'new')
      await invoiceView(await call<Invoice>(`invoice/${key}`), () => mine === view)
    else if (page === 'invoice') await invoiceView(undefined, () => mine === view)
    else listView(await call<Invoice[]>('invoices'))
  } catch (error) {
    show({ where: 'toast', tone: 'error', text: String((error as Error).message) })
  }
}

function listView(invoices: Invoice[]): void {
  const table = make('table', '', { role: 'grid' })
  const body = make('tbody')
  const head = make('tr')
  for (const label of ['Invoice number', 'Customer', 'Date', 'State', 'Total due'])
    head.append(make('th', label))
  table.append(head, body)
  for (const held of invoices) {
    const row = make('tr', '', { role: 'row' })
    const first = make('td')
    first.append(make('a', held.number, { href: `#/invoice/${held.key}` }))
    row.append(first, ...[held.customer, held.date, held.state, held.balance].map(text => make('td', text)))
    body.append(row)
  }
  const bar = make('div')
  bar.append(button('Create', 'new_create', () => (location.hash = '#/invoice/new')))
  root.append(make('h1', 'Invoices'), bar, table)
}

async function invoiceView(held: Invoice | undefined, current: () => boolean): Promise<void> {
  const title = held ? `Edit Accounts Receivable/Invoices: ${held.key}--${held.number}` : 'Create Invoice'
  root.append(make(without.has('new_heading') ? 'div' : 'h1', title))
  const inputs = new Map<string, HTMLInputElement>()
  const grid = make('div')
  grid.classList.add('ui')
  for (const [name, label] of FIELDS) {
    const line = make('label', label)
    const input = make('input', '', { 'aria-label': label }) as HTMLInputElement
    input.value = held ? '--' : ''
    inputs.set(name, input)
    line.append(input)
    grid.append(line)
  }
  const figures = ['state', 'total', 'balance'].map(name => [name, make('span', '--')] as const)
  const facts = make('p')
  for (const [name, span] of figures)
    facts.append(
      make('span', `${name === 'balance' ? 'Total due' : name === 'total' ? 'Total' : 'State'}: `),
      span,
      ' ',
    )
  const table = make('table')
  const header = make('tr')
  for (const [, label] of COLUMNS) header.append(make('th', label))
  table.append(header)
  const rows: [Line, Map<keyof Line, HTMLInputElement>][] = []
  for (const [index, line] of [...(held?.lines ?? []), blank()].entries()) {
    const row = make('tr')
    const cells = new Map<keyof Line, HTMLInputElement>()
    for (const [name, label] of COLUMNS) {
      const cell = make('td')
      const input = make('input', '', { 'aria-label': `${label}, line ${index + 1}` }) as HTMLInputElement
      input.value = line.key ? '--' : ''
      cells.set(name, input)
      cell.append(input)
      row.append(cell)
    }
    rows.push([line, cells])
    table.append(row)
  }
  const values = (): unknown => ({
    fields: Object.fromEntries([...inputs].map(([name, input]) => [name, input.value])),
    lines: rows.map(([line, cells]) => ({
      key: line.key,
      ...Object.fromEntries([...cells].map(([name, input]) => [name, input.value])),
    })),
  })
  const act = async (path: string, body: unknown, done: (key: string) => string): Promise<void> => {
    for (const input of inputs.values()) input.removeAttribute('aria-invalid')
    try {
      const { key } = await call<{ key: string }>(path, body)
      show({ where: 'toast', tone: 'success', text: done(key) })
      if (path.endsWith('delete')) location.hash = '#/invoices'
      else if (location.hash === `#/invoice/${key}`) await route()
      else location.hash = `#/invoice/${key}`
    } catch (error) {
      const text = String((error as Error).message)
      show({ where: 'toast', tone: 'error', text })
      const wrong = /customer/i.test(text) ? 'customer' : /number/i.test(text) ? 'number' : 'date'
      if (!without.has('invalid')) inputs.get(wrong)?.setAttribute('aria-invalid', 'true')
    }
  }
  const bar = make('div')
  if (held) {
    bar.append(
      button(
        'Save',
        'new_save',
        () => void act(`invoice/${held.key}/save`, values(), () => `Invoice ${held.number} saved`),
      ),
      button('More actions', 'new_more', () => more.toggleAttribute('hidden')),
    )
  } else
    bar.append(
      button('Create', 'new_create', () => void act('invoice/new/save', values(), () => 'Invoice created')),
    )
  const more = make('div', '', { role: 'menu', hidden: '' })
  if (held) {
    const remove = make('button', 'Delete', { type: 'button', role: 'menuitem' })
    remove.addEventListener(
      'click',
      () => void act(`invoice/${held.key}/delete`, {}, () => `Invoice ${held.number} deleted`),
    )
    more.append(remove)
  }
  root.append(bar, more, grid, facts, table)
  if (!held) return
  // Values paint as "--" and fill later (facts §2).
  await wait(setup.fillAfter)
  if (!current()) return
  for (const [name, input] of inputs) input.value = String(held[name as keyof Invoice])
  for (const [name, span] of figures) span.textContent = String(held[name as keyof Invoice])
  for (const [line, cells] of rows) for (const [name, input] of cells) input.value = line[name] ?? ''
}

const blank = (): Line => ({ account: '', item: '', location: '', memo: '', amount: '' })

addEventListener('hashchange', () => void route())
void route()
