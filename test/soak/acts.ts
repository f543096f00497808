import type { Input, MessageName } from '../../core/messaging/protocol.ts'
import type { Books } from './books.ts'
import type { Companion, Reply } from './companion.ts'
import type { Told } from './judge.ts'
import type { Act, Scenario } from './scenario.ts'
import { readAll } from './storage.ts'

/** What a scenario plays on. */
export interface Stage {
  scenario: Scenario
  companion: Companion
  books: Books
  told: Told
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Reply>
  log(line: string): void
}

interface InvoiceRow {
  id: string
  externalId?: string
  customerId: string
  accountingBalance: number
  memo?: string
  syncState: string
}

const today = () => new Date().toISOString().slice(0, 10)
const idOf = (reply: Reply): string | undefined =>
  reply.ok ? (reply.value as { id: string } | undefined)?.id : undefined

/** Does what a user would do, and writes down what was answered with yes. */
export async function doAct(stage: Stage, act: Act | { act: 'mend'; first: boolean }): Promise<void> {
  const { told } = stage
  switch (act.act) {
    case 'pay': {
      const paid = await record(stage, act.pick, act)
      if (paid) told.payments.push({ ...paid, wanted: 'there' })
      return
    }
    case 'invoice':
      await draft(stage, act.pick, act.numbered ? numberOf(stage) : '', true)
      return
    case 'redraft': {
      const first = await draft(stage, act.pick, numberOf(stage), false)
      if (first?.id !== undefined) await redraft(stage, first as { id: string; memo: string }, act.pick)
      return
    }
    case 'archive':
    case 'pause':
      return mark(stage, act.act, act.pick)
    case 'fail-and-delete':
      return failAndDelete(stage, act.pick)
    case 'mend':
      return mend(stage, act.first)
  }
}

const numberOf = ({ told, scenario }: Stage): string => `S${scenario.seed}-${told.invoices.length + 1}`

async function openInvoices({ companion }: Stage): Promise<InvoiceRow[]> {
  const { invoices = [] } = await companion.run(readAll)
  return (invoices as unknown as InvoiceRow[]).filter(
    row => row.externalId !== undefined && row.accountingBalance > 6_000,
  )
}

async function record(
  stage: Stage,
  pick: number,
  how: { second: boolean; rest: boolean; method: 'ach' | 'check'; authorized: boolean },
): Promise<{ id: string; amount: number } | undefined> {
  const { ask, books, told } = stage
  const open = await openInvoices(stage)
  const first = open[pick % Math.max(1, open.length)]
  if (!first) return undefined
  // Each its own amount, so that none is taken for another.
  const part = 1_101 + told.payments.length * 101
  const other = how.second
    ? open.find(row => row.id !== first.id && row.customerId === first.customerId)
    : undefined
  const applications = [first, ...(other ? [other] : [])].map(({ id }) => ({ invoiceId: id, amount: part }))
  const amount = part * applications.length + (how.rest ? 700 : 0)
  const status = how.authorized && how.method === 'ach' ? 'authorized' : 'succeeded'
  const payment = {
    customerId: first.customerId,
    date: today(),
    amount,
    method: how.method,
    status,
    applications,
  } as const
  const id = idOf(await ask('payment.record', { connectionId: books.connectionId, payment }))
  return id === undefined ? undefined : { id, amount }
}

async function draft(stage: Stage, pick: number, number: string, push: boolean, date = today()) {
  const { ask, books, companion, told, scenario } = stage
  const { customers = [], items = [] } = await companion.run(readAll)
  const usable = customers.filter(row => row.active === true && row.externalId !== undefined)
  const customer = usable[pick % Math.max(1, usable.length)]
  const item = items.find(row => row.active === true && row.externalId === books.safeItem)
  if (!customer || !item) return undefined
  const n = told.invoices.length + 1
  const memo = `soak ${scenario.seed} ${n}`
  const amount = 9_000 + n * 100
  const invoice = {
    number,
    customerId: String(customer.id),
    date,
    memo,
    lines: [
      { itemId: String(item.id), description: memo, quantity: '1', unitPrice: String(amount / 100), amount },
    ],
  }
  const id = idOf(await ask('invoice.save', { connectionId: books.connectionId, invoice, push }))
  const meant = { memo, acked: id !== undefined, ...(id === undefined ? {} : { id }) }
  told.invoices.push(meant)
  return { ...meant, invoice }
}

/** Saved once more with another memo, and sent: the second is what the user means. */
async function redraft(
  stage: Stage,
  { id, memo }: { id: string; memo: string },
  pick: number,
): Promise<void> {
  const { ask, books, companion, told } = stage
  const meant = told.invoices.find(each => each.memo === memo)
  const row = (await companion.run(readAll)).invoices?.find(each => each.id === id)
  if (!meant || !row) return
  const changed = `${memo} b${pick}`
  const invoice = {
    number: String(row.number),
    customerId: String(row.customerId),
    date: today(),
    memo: changed,
    lines: (
      row.lines as {
        itemId: string
        description: string
        quantity: string
        unitPrice: string
        amount: number
      }[]
    ).map(({ itemId, description, quantity, unitPrice, amount }) => ({
      itemId,
      description,
      quantity,
      unitPrice,
      amount,
    })),
  }
  const reply = await ask('invoice.save', { connectionId: books.connectionId, id, invoice, push: true })
  if (reply.ok) {
    meant.memo = changed
    return
  }
  // Cut off: either may stand. Saved again, as a person would, it is known.
  const again = await ask('invoice.save', { connectionId: books.connectionId, id, invoice, push: true })
  if (again.ok) meant.memo = changed
  else {
    const now = (await companion.run(readAll)).invoices?.find(each => each.id === id)
    if (now) meant.memo = String(now.memo ?? '')
  }
}

async function mark(stage: Stage, what: 'archive' | 'pause', pick: number): Promise<void> {
  const { ask, books, told } = stage
  const open = await openInvoices(stage)
  const row = open[pick % Math.max(1, open.length)]
  if (!row?.externalId) return
  const { connectionId } = books
  const reply =
    what === 'archive'
      ? await ask('invoice.archive', { connectionId, ids: [row.id], archived: true })
      : await ask('reminders.pause', { connectionId, entity: 'invoice', id: row.id, paused: true })
  if (reply.ok) (what === 'archive' ? told.archived : told.paused).push(row.externalId)
}

/** An ACH payment that fails after it was sent, deleted there on request. */
async function failAndDelete(stage: Stage, pick: number): Promise<void> {
  const { ask, books, told } = stage
  const { connectionId } = books
  const paid = await record(stage, pick, { second: false, rest: false, method: 'ach', authorized: true })
  if (!paid) return
  const meant: Told['payments'][number] = { ...paid, wanted: 'there' }
  told.payments.push(meant)
  await ask('sync.now', { connectionId })
  meant.wanted = 'either'
  const failed = await ask('payment.status', { connectionId, id: paid.id, status: 'failed' })
  if (!failed.ok) return
  const deleted = await ask('payment.deleteThere', { connectionId, id: paid.id })
  if (deleted.ok) meant.wanted = 'gone'
}

/** An invoice that the books refuse, and the remedy that the user agrees to. */
async function mend(stage: Stage, first: boolean): Promise<void> {
  const { ask, books, companion, told, scenario } = stage
  const { connectionId } = books
  if (first) {
    const number = numberOf(stage)
    if (scenario.remedy === 'taken-number') books.takeNumber(number)
    if (scenario.remedy === 'closed-period') books.closeBooks(yesterday())
    if (scenario.remedy === 'inactive-item') books.deactivateItem(books.safeItem)
    await draft(
      stage,
      scenario.seed,
      number,
      true,
      scenario.remedy === 'closed-period' ? yesterday() : today(),
    )
  }
  const meant = told.invoices.at(-1)
  if (meant?.id === undefined) return void (await ask('sync.now', { connectionId }))
  const action = {
    'taken-number': 'next-free-number',
    'inactive-item': 'restore-item',
    'closed-period': 'move-date',
  } as const
  for (let n = 0; n < 20; n++) {
    const row = (await companion.run(readAll)).invoices?.find(each => each.id === meant.id)
    if (row?.syncState === 'failed' || row?.syncState === 'synced') break
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const asked = {
    connectionId,
    entity: 'invoice',
    id: meant.id,
    action: action[scenario.remedy],
    choice: {},
  } as const
  const planned = await ask('remedy.plan', asked)
  const seal = planned.ok ? (planned.value as { seal?: string }).seal : undefined
  if (seal !== undefined) await ask('remedy.run', { ...asked, seal })
  else await ask('sync.now', { connectionId })
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
