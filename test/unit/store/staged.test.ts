import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { Customer, Invoice, LedgerRecord, Payment } from '../../../core/ledger/records.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { putConnection } from '../../../core/store/connections.ts'
import { hasInvoices, listCustomers, listItems } from '../../../core/store/customers.ts'
import { readInvoices } from '../../../core/store/invoice-list.ts'
import {
  findInvoiceWithPayments,
  invoicesByNumber,
  invoicesOfCustomer,
  openInvoices,
} from '../../../core/store/invoices.ts'
import { invoicesByDate } from '../../../core/store/invoices-by-date.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import { listPayments, paymentsOfCustomer, paymentsOfInvoices } from '../../../core/store/payments.ts'
import {
  allRecords,
  countRecords,
  deleteRecord,
  getRecord,
  getRecords,
  putRecord,
} from '../../../core/store/records.ts'
import { rescueLedger } from '../../../core/store/rescue.ts'
import { restoreBackup } from '../../../core/store/restore.ts'
import { RECORD_STORES } from '../../../core/store/rows.ts'
import { stage, takeStaged } from '../../../core/store/staged.ts'
import { write } from '../../../core/store/transaction.ts'
import { anOwnInvoice, anOwnPayment } from '../sync/own.ts'
import { aConnection } from '../sync/setting.ts'

const C = 'quickbooks:production:1'
const AT = '2026-03-01T00:00:00.000Z'
const THERE = { connectionId: C, origin: 'imported', syncState: 'synced', readAt: AT } as const
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

async function empty(): Promise<{ ledger: Ledger; name: string }> {
  const name = `staged-${crypto.randomUUID()}`
  const one = ledgerNamed(name)
  opened.push(one)
  return { ledger: await one.open(), name }
}

const customer = (id: string, name: string): Customer => ({
  ...THERE,
  kind: 'customer',
  id,
  externalId: id,
  name,
  currency: 'USD',
  active: true,
})
const invoice = (id: string, over: Partial<Invoice>): Invoice => ({
  ...anOwnInvoice({ ...over }),
  ...THERE,
  id,
  externalId: id,
})
const payment = (id: string, over: Partial<Payment>): Payment => ({
  ...anOwnPayment({ ...over }),
  ...THERE,
  standing: 'there',
  id,
  externalId: id,
})

/** How a record stands: as a row, staged, or staged in an older version with a row over it. */
const standing = fc.constantFrom('row', 'staged', 'changed')
const few = (most: number) => fc.integer({ min: 0, max: most })
const books = fc.array(
  fc.record({ standing, number: few(4), customer: few(3), day: few(3), open: fc.boolean(), touches: few(5) }),
  { minLength: 1, maxLength: 12 },
)

type Row = typeof books extends fc.Arbitrary<(infer R)[]> ? R : never

function recordsOf(rows: Row[]): { record: LedgerRecord; older: LedgerRecord; standing: Row['standing'] }[] {
  return rows.flatMap((row, n) => {
    const one = invoice(String(n), {
      number: `N${row.number}`,
      customerId: String(row.customer),
      customerName: `Customer ${row.customer}`,
      date: `2026-01-0${row.day + 1}`,
      accountingBalance: row.open ? 10_000 : 0,
      lines: [{ amount: n, description: `“${n}”\n` }],
    })
    const other = payment(`p${n}`, {
      customerId: String(row.customer),
      date: `2026-02-0${row.day + 1}`,
      applications: [{ invoiceId: String(row.touches), amount: 100 }],
    })
    const third = customer(String(n), `Name ${9 - row.number}`)
    const { standing } = row
    return [
      // The older version would answer to other questions than the row over it.
      {
        standing,
        record: one,
        older: { ...one, number: 'old', customerId: 'old', accountingBalance: 10_000 },
      },
      { standing, record: other, older: { ...other, customerId: 'old', applications: [] } },
      { standing, record: third, older: { ...third, name: 'A' } },
    ]
  })
}

async function fill(ledger: Ledger, rows: Row[], asRows: boolean): Promise<void> {
  await write(ledger, ['connections', ...RECORD_STORES], tx => {
    putConnection(tx, aConnection())
    for (const { record, older, standing } of recordsOf(rows)) {
      if (asRows || standing === 'row' || standing === 'changed') putRecord(tx, record)
      if (asRows || standing === 'row') continue
      stage(tx, C, record.kind, AT, [standing === 'staged' ? record : older])
    }
  })
}

const ids = (records: readonly ({ id: string } | undefined)[]) => records.map(record => record?.id)
const sorted = (records: readonly { id: string }[]) => ids(records).sort()

const KINDS = ['customer', 'item', 'invoice', 'payment', 'creditMemo'] as const

/** Everything that is asked of records. Where no order is promised, none is compared. */
async function answers(ledger: Ledger) {
  const some = ['0', '1', '2', '3', '4', 'old']
  const found: Record<string, unknown> = {}
  for (const id of some) {
    found[`invoice ${id}`] = (await getRecord(ledger, C, 'invoice', id))?.lines
    found[`with payments ${id}`] = ids((await findInvoiceWithPayments(ledger, C, id))?.payments ?? [])
    found[`number ${id}`] = sorted(await invoicesByNumber(ledger, C, id === 'old' ? 'old' : `N${id}`))
    found[`customer ${id}`] = sorted(await invoicesOfCustomer(ledger, C, id))
    found[`has ${id}`] = await hasInvoices(ledger, C, id)
    found[`paid by ${id}`] = ids(await paymentsOfCustomer(ledger, C, id))
    found[`list of ${id}`] = sorted(
      (await readInvoices(ledger, { connectionId: C, customerId: id, today: '2026-06-01' })).map(
        ({ invoice }) => ({ ...invoice, lines: [] }),
      ),
    )
  }
  found.several = ids(await getRecords(ledger, C, 'payment', ['p0', 'nothing', 'p1']))
  found.touching = [...(await paymentsOfInvoices(ledger, C, some))].map(([id, list]) => [id, ids(list)])
  found.open = (await openInvoices(ledger, C)).map(({ date }) => date)
  found.openIds = sorted(await openInvoices(ledger, C))
  for (const kind of KINDS) found[kind] = sorted(await allRecords(ledger, C, kind))
  found.lines = (await allRecords(ledger, C, 'invoice')).map(({ id, lines }) => [id, lines]).sort()
  found.customers = sorted((await listCustomers(ledger, C)).rows)
  found.counts = await Promise.all(KINDS.map(kind => countRecords(ledger, C, kind)))
  found.names = (await listCustomers(ledger, C)).rows.map(({ name }) => name)
  found.items = (await listItems(ledger, C)).length
  found.payments = ids((await listPayments(ledger, { connectionId: C })).rows)
  const listed = await readInvoices(ledger, { connectionId: C, today: '2026-06-01' })
  found.listed = listed
    .map(({ invoice: { id, number, accountingBalance }, balance }) => [
      id,
      number,
      accountingBalance,
      balance,
    ])
    .sort()
  return found
}

it(
  'answers the same whether its records stand row by row or are staged',
  () =>
    fc.assert(
      fc.asyncProperty(books, async rows => {
        const [{ ledger: plain }, { ledger }] = [await empty(), await empty()]
        await fill(plain, rows, true)
        await fill(ledger, rows, false)
        expect(await answers(ledger)).toEqual(await answers(plain))
      }),
      { numRuns: 25 },
    ),
  60_000,
)

it(
  'puts into a backup what is staged, and a rescue does',
  () =>
    fc.assert(
      fc.asyncProperty(books, fc.boolean(), async (rows, isRescue) => {
        const [{ ledger: plain }, { ledger, name }] = [await empty(), await empty()]
        await fill(plain, rows, true)
        await fill(ledger, rows, false)
        const facts = { madeAt: AT, madeBy: '1', preferences: { version: 1, data: {} } }
        const file = isRescue ? (await rescueLedger(facts, name)).file : await makeBackup(ledger, facts)
        const { ledger: fresh } = await empty()
        await restoreBackup(fresh, file, AT)
        expect(await fresh.count('staged')).toBe(0)
        expect(await answers(fresh)).toEqual(await answers(plain))
      }),
      { numRuns: 10 },
    ),
  60_000,
)

it('rescues the rest when a block is damaged', async () => {
  const { ledger, name } = await empty()
  await write(ledger, ['invoices', 'staged'], tx => {
    const one = invoice('1', {})
    stage(tx, C, 'invoice', AT, [one])
    const damaged = { connectionId: C, kind: 'invoice', readAt: AT } as const
    tx.objectStore('staged').put({ ...damaged, first: '8', records: [one], invoiceLines: ['['] })
    tx.objectStore('staged').put({ ...damaged, first: '9' } as never)
  })
  const rescued = await rescueLedger({ madeAt: AT, madeBy: '1', preferences: { version: 1, data: {} } }, name)
  expect(rescued.rows).toBe(1)
})

it('reads blocks of a version that left the lines in each invoice', async () => {
  const { ledger } = await empty()
  const one = invoice('1', { number: 'A', lines: [{ amount: 5 }], accountingBalance: 100 })
  await write(ledger, ['invoices'], tx => {
    stage(tx, C, 'invoice', AT, [one])
    tx.objectStore('staged').put({ connectionId: C, kind: 'invoice', readAt: AT, first: '1', records: [one] })
  })
  expect(await getRecord(ledger, C, 'invoice', '1')).toEqual(one)
  expect(ids(await openInvoices(ledger, C))).toEqual(['1'])
  expect((await write(ledger, ['invoices'], tx => takeStaged(tx, C)))?.records).toEqual([one])
})

it('lets a record go for good that leaves the ledger while it is staged', async () => {
  const { ledger } = await empty()
  const two = [invoice('1', { number: 'A' }), invoice('2', { number: 'B' })]
  await write(ledger, ['invoices'], tx => stage(tx, C, 'invoice', AT, two))
  await write(ledger, ['invoices'], async tx => {
    putRecord(tx, { ...(two[0] as Invoice), archivedAt: AT })
    await deleteRecord(tx, C, 'invoice', '1')
  })
  expect(ids(await allRecords(ledger, C, 'invoice'))).toEqual(['2'])
  expect(await invoicesByNumber(ledger, C, 'A')).toEqual([])
  expect(await countRecords(ledger, C, 'invoice')).toBe(1)
})

it('answers each record once while one block after another becomes rows', async () => {
  const { ledger } = await empty()
  const numbers = [...Array(30).keys()].map(String)
  await write(ledger, ['invoices', 'customers', 'payments'], tx => {
    for (const n of numbers) {
      stage(tx, C, 'invoice', AT, [invoice(n, { number: 'A', customerId: 'c', accountingBalance: 100 })])
      stage(tx, C, 'customer', AT, [customer(n, n)])
      const touching = { customerId: 'c', applications: [{ invoiceId: '1', amount: 100 }] }
      stage(tx, C, 'payment', AT, [payment(n, touching)])
    }
  })
  const takeOne = () =>
    write(ledger, ['invoices', 'customers', 'payments'], async tx => {
      const block = await takeStaged(tx, C)
      for (const record of block?.records ?? []) putRecord(tx, record)
      return block !== undefined
    })
  let settled = false
  const settling = (async () => {
    while (await takeOne());
    settled = true
  })()
  const questions: Record<string, () => Promise<readonly { id: string }[]>> = {
    all: () => allRecords(ledger, C, 'payment'),
    open: () => openInvoices(ledger, C),
    'by number': () => invoicesByNumber(ledger, C, 'A'),
    'of customer': () => invoicesOfCustomer(ledger, C, 'c'),
    customers: async () => (await listCustomers(ledger, C)).rows,
    'payments of invoice': async () => (await findInvoiceWithPayments(ledger, C, '1'))?.payments ?? [],
    'payments of customer': () => paymentsOfCustomer(ledger, C, 'c'),
  }
  const wrong: string[] = []
  const askUntilSettled = async ([name, question]: [string, () => Promise<readonly { id: string }[]>]) => {
    while (!settled) {
      const found = sorted(await question())
      if (found.join() !== [...numbers].sort().join()) wrong.push(`${name}: ${found}`)
    }
  }
  await Promise.all([settling, ...Object.entries(questions).map(askUntilSettled)])
  expect(wrong).toEqual([])
})

it('counts what is staged by its keys, whatever stands in its numbers', async () => {
  const { ledger } = await empty()
  const odd = ['\rid 7', '\u2028id 8', '\nid 9'].map((number, n) => invoice(`${n}\u2029x`, { number }))
  await write(ledger, ['invoices'], tx => stage(tx, C, 'invoice', AT, odd))
  expect(await countRecords(ledger, C, 'invoice')).toBe(3)
  expect(ids(await invoicesByNumber(ledger, C, '\nid 9'))).toEqual([odd[2]?.id])
  expect(await getRecord(ledger, C, 'invoice', '9')).toBeUndefined()
})

it('has no page of the list by date while not all are rows: it is read whole', async () => {
  const { ledger } = await empty()
  await write(ledger, ['invoices'], tx => {
    putRecord(tx, invoice('1', {}))
    stage(tx, C, 'invoice', AT, [invoice('2', {})])
  })
  expect(await invoicesByDate(ledger, { connectionId: C, today: '2026-06-01' })).toBeUndefined()
})

it('finds what is owed without reading the blocks in which nothing is open, and what a block of before holds', async () => {
  const { ledger } = await empty()
  const owed = (n: number) => invoice(`${n}`, { number: `N${n}`, accountingBalance: n % 3 === 0 ? 100 : 0 })
  const all = Array.from({ length: 600 }, (_, n) => owed(n))
  await write(ledger, ['invoices'], async tx => {
    stage(tx, C, 'invoice', AT, all)
    const blocks = await tx.objectStore('staged').getAll()
    expect(blocks.map(({ records }) => records.length)).toEqual([200, 250, 150])
    for (const block of blocks)
      if (block.records[0]?.id !== '0') tx.objectStore('staged').put({ ...block, records: null as never })
    // Blocks of earlier versions held both.
    const mixed = [owed(900), owed(901)]
    const at = { connectionId: C, kind: 'invoice', readAt: AT, first: '900' } as const
    tx.objectStore('staged').put({ ...at, records: mixed })
    tx.objectStore('stagedContents').put({ ...at, lines: '\nid 900\nid 901\n' })
  })
  expect((await openInvoices(ledger, C)).map(({ id }) => id)).toContain('900')
  expect(await openInvoices(ledger, C)).toHaveLength(201)
})
