import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer, Invoice, Payment } from '../../../core/ledger/records.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { readHeader } from '../../../core/store/backup-reader.ts'
import { putConnection } from '../../../core/store/connections.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import type { OutboxEntry } from '../../../core/store/outbox-entry.ts'
import { allRecords, putRecord } from '../../../core/store/records.ts'
import { restoreBackup } from '../../../core/store/restore.ts'
import { write } from '../../../core/store/transaction.ts'

const ID = 'quickbooks:sandbox:1'
const NOW = '2026-03-01T00:00:00.000Z'
const connection: Connection = {
  id: ID,
  system: 'quickbooks',
  environment: 'sandbox',
  companyId: '1',
  companyName: 'Café “Zoë” & Co',
  homeCurrency: 'USD',
  timeZone: 'UTC',
  state: 'connected',
  isHome: true,
  connectedAt: NOW,
  importing: false,
}
const base = { connectionId: ID, origin: 'imported', syncState: 'synced' } as const
const customer: Customer = { ...base, kind: 'customer', id: '7', name: 'Amy', active: true, currency: 'USD' }
const invoice = (n: number): Invoice => ({
  ...base,
  kind: 'invoice',
  id: String(n),
  externalId: String(n),
  number: `INV-${n}`,
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-01',
  lines: [{ amount: 100, description: 'Line\nbreak' }],
  total: 100,
  accountingBalance: 100,
  voided: false,
})
const payment: Payment = {
  ...base,
  origin: 'own',
  syncState: 'syncing',
  kind: 'payment',
  id: 'own-1',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-02',
  amount: 100,
  applications: [{ invoiceId: '1', amount: 100 }],
  unapplied: 0,
  method: 'ach',
  status: 'authorized',
  standing: 'in-flight',
  source: 'manual',
  voided: false,
}
const outbox: OutboxEntry = {
  id: 'o1',
  connectionId: ID,
  entity: 'payment',
  recordId: 'own-1',
  action: 'create-payment',
  state: 'sending',
  wire: { method: 'POST', path: '/payment', headers: {}, body: '{"a":1}', key: 'k1' },
  firstSentAt: NOW,
  attempts: 1,
  createdAt: NOW,
}

const opened: ReturnType<typeof ledgerNamed>[] = []
let names = 0
async function ledger(): Promise<Ledger> {
  const handle = ledgerNamed(`backup-test-${++names}`)
  opened.push(handle)
  return handle.open()
}
const facts = { madeAt: NOW, madeBy: '0.1.0', preferences: { version: 1, data: { theme: 'dark' } } }
let source: Ledger
let file: Blob

beforeAll(async () => {
  source = await ledger()
  await write(source, ['connections', 'customers', 'invoices', 'payments', 'outbox', 'events'], tx => {
    putConnection(tx, connection)
    putRecord(tx, customer)
    for (let n = 1; n <= 2500; n++) putRecord(tx, invoice(n))
    putRecord(tx, payment)
    tx.objectStore('outbox').put(outbox)
    tx.objectStore('events').put({ runId: '', connectionId: ID, at: NOW, level: 'info', message: 'Hi' })
  })
  file = await makeBackup(source, facts)
})
afterAll(async () => {
  for (const handle of opened) await handle.close()
})

const lines = async (blob: Blob) =>
  (await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).text()).split('\n')
const packed = (text: string | Blob) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

test('a backup restores into a fresh profile, which becomes the home', async () => {
  const target = await ledger()
  const restored = await restoreBackup(target, file, NOW)
  expect(restored.rows).toBe(1 + 1 + 2500 + 1 + 1 + 1)
  const [there] = await target.getAll('connections')
  expect(there).toMatchObject({ companyName: 'Café “Zoë” & Co', state: 'sign-in-needed', isHome: true })
  expect(await allRecords(target, ID, 'invoice')).toEqual(await allRecords(source, ID, 'invoice'))
  expect(await allRecords(target, ID, 'payment')).toEqual(await allRecords(source, ID, 'payment'))
  // The derived index came along.
  expect(await target.countFromIndex('invoices', 'openDue')).toBe(2500)
})

test('what waited to be sent arrives paused, with its bytes and key', async () => {
  const target = await ledger()
  await restoreBackup(target, file, NOW)
  expect(await target.getAll('outbox')).toEqual([{ ...outbox, lookUpFirst: true, state: 'paused' }])
})

test('restoring twice leaves the same, and another company as it was', async () => {
  const target = await ledger()
  const other = { ...connection, id: 'quickbooks:sandbox:2', companyId: '2', companyName: 'Other' }
  await write(target, ['connections', 'customers'], tx => {
    putConnection(tx, other)
    putRecord(tx, { ...customer, connectionId: other.id })
    putRecord(tx, { ...customer, id: 'stale' })
  })
  await restoreBackup(target, file, NOW)
  await restoreBackup(target, file, NOW)
  expect(await target.count('events')).toBe(1)
  expect((await allRecords(target, ID, 'customer')).map(({ id }) => id)).toEqual(['7'])
  expect(await allRecords(target, other.id, 'customer')).toHaveLength(1)
  expect(await target.get('connections', other.id)).toEqual(other)
})

test('the header says what is in it, and no secret is', async () => {
  expect(await readHeader(file, source.version)).toMatchObject({
    companies: [{ id: ID, companyName: 'Café “Zoë” & Co' }],
    preferences: facts.preferences,
  })
  expect((await lines(file)).join('')).not.toMatch(/token|secret/i)
})

const damages: [string, (all: string[]) => string[], RegExp][] = [
  ['empty', () => [''], /no backup|empty/],
  ['something else', () => ['{"format":"other"}'], /no backup/],
  [
    'made by a newer release',
    ([head = '', ...rest]) => [head.replace('"schema":', '"schema":9'), ...rest],
    /newer/,
  ],
  [
    'with no time in its header',
    ([head = '', ...rest]) => [head.replace(/"madeAt":"[^"]*"/, '"madeAt":7'), ...rest],
    /header is incomplete/,
  ],
  ['cut short', all => all.slice(0, 100), /incomplete/],
  ['a row gone', all => all.filter((_, n) => n !== 50), /rows are missing/],
  ['rows after the end', all => [...all, all[2] ?? ''], /follows its end/],
  ['an unknown store', ([head = '', ...rest]) => [head, '{"s":"secrets","v":{}}', ...rest], /unknown kind/],
  [
    'a row of another company',
    all => all.map(line => line.replace(`"connectionId":"${ID}"`, '"connectionId":"x"')),
    /no company/,
  ],
  [
    'a wrong amount',
    all => all.map(line => line.replace('"total":100', '"total":"100"')),
    /invoices “INV-\d+” has no valid “total”/,
  ],
  [
    'a wrong line',
    all => all.map(line => line.replace('"lines":[{"amount":100', '"lines":[{"amount":1.5')),
    /valid “lines”/,
  ],
  ['no JSON', all => all.with(3, '{'), /cannot be read/],
]
test.each(damages)('%s: refused, and nothing is changed', async (_, damage, sentence) => {
  const target = await ledger()
  await write(target, ['connections'], tx => putConnection(tx, connection))
  const bad = await packed(damage((await lines(file)).filter(Boolean)).join('\n'))
  await expect(restoreBackup(target, bad, NOW)).rejects.toThrow(sentence)
  expect(await target.getAll('connections')).toEqual([connection])
  expect(await target.count('invoices')).toBe(0)
})

test('any file that is no gzip, or a gzip cut anywhere, is refused with a sentence', async () => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const target = await ledger()
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.uint8Array(), async (part, noise) => {
      const cut = bytes.slice(0, Math.floor(part * bytes.length))
      for (const bad of [cut, noise]) {
        await expect(restoreBackup(target, new Blob([bad as BlobPart]), NOW)).rejects.toMatchObject({
          name: 'BackupError',
        })
      }
    }),
    { numRuns: 20 },
  )
  expect(await target.count('connections')).toBe(0)
})
