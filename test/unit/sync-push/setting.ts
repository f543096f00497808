import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer, Invoice, Item, LedgerRecord, Payment } from '../../../core/ledger/records.ts'
import { putConnection } from '../../../core/store/connections.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import type { OutboxEntry } from '../../../core/store/outbox-entry.ts'
import { getRecord, putRecord } from '../../../core/store/records.ts'
import { write } from '../../../core/store/transaction.ts'
import type { PushResult, PushScope, SyncSettings } from '../../../core/sync/deps.ts'
import type { PushDeps, PushLog } from '../../../core/sync/push/deps.ts'
import { ENQUEUE_STORES, enqueue, outboxId } from '../../../core/sync/push/enqueue.ts'
import { pushWaiting } from '../../../core/sync/push/push-waiting.ts'
import type { EventFacts } from '../../../core/sync/run-log.ts'
import { FakeBooks, never } from './fake-books.ts'

export const C = 'quickbooks:production:1'

export const connection = (over: Partial<Connection> = {}): Connection => ({
  id: C,
  system: 'quickbooks',
  environment: 'production',
  companyId: '1',
  companyName: 'Fake',
  homeCurrency: 'USD',
  timeZone: 'UTC',
  state: 'connected',
  isHome: true,
  connectedAt: '2026-01-01T00:00:00.000Z',
  importing: false,
  ...over,
})

export const customer = (over: Partial<Customer> & { id: string }): Customer => ({
  kind: 'customer',
  connectionId: C,
  origin: over.id.startsWith('own-') ? 'own' : 'imported',
  syncState: over.id.startsWith('own-') ? 'unsynced' : 'synced',
  ...(over.id.startsWith('own-') ? {} : { externalId: over.id }),
  name: `Customer ${over.id}`,
  active: true,
  currency: 'USD',
  ...over,
})

export const item = (over: Partial<Item> & { id: string }): Item => ({
  kind: 'item',
  externalId: over.id,
  version: '0',
  connectionId: C,
  origin: 'imported',
  syncState: 'synced',
  name: `Item ${over.id}`,
  active: true,
  type: 'service',
  ...over,
})

export const invoice = (over: Partial<Invoice> & { id: string }): Invoice => ({
  kind: 'invoice',
  connectionId: C,
  origin: over.id.startsWith('own-') ? 'own' : 'imported',
  syncState: over.id.startsWith('own-') ? 'unsynced' : 'synced',
  ...(over.id.startsWith('own-') ? {} : { externalId: over.id, version: '0' }),
  number: `N-${over.id}`,
  customerId: '1',
  customerName: 'Customer 1',
  currency: 'USD',
  date: '2026-01-05',
  lines: [{ description: 'Work', amount: over.total ?? 10_000 }],
  total: 10_000,
  accountingBalance: over.total ?? 10_000,
  voided: false,
  memo: over.id,
  ...over,
})

export const payment = (over: Partial<Payment> & { id: string }): Payment => ({
  kind: 'payment',
  connectionId: C,
  origin: 'own',
  syncState: 'unsynced',
  customerId: '1',
  customerName: 'Customer 1',
  currency: 'USD',
  date: '2026-01-10',
  amount: 4_000,
  applications: [],
  unapplied: over.amount ?? 4_000,
  method: 'ach',
  status: 'succeeded',
  standing: 'none',
  source: 'manual',
  ourKey: `ARC-${over.id}`,
  voided: false,
  ...over,
})

let names = 0

/** A ledger, the books, a clock, and lives of the worker that can be cut off at any point. */
export async function setting(over: Partial<SyncSettings> = {}) {
  const name = `push-${++names}-${Math.random()}`
  const opened = ledgerNamed(name)
  const ledger: Ledger = await opened.open()
  let time = Date.parse('2026-02-01T08:00:00.000Z')
  let keys = 0
  const books = new FakeBooks(C, () => time)
  const settings: SyncSettings = {
    allowDuplicateInvoiceNumbers: false,
    submitAuthorizedAch: true,
    syncEveryMinutes: 10,
    ...over,
  }
  const events: EventFacts[] = []
  await write(ledger, ['connections'], tx => putConnection(tx, connection()))

  /** One life of the worker; `dieAt`: it ends when it asks for the ledger for the nth time. */
  const life = (dieAt = Number.POSITIVE_INFINITY) => {
    let alive = true
    let asked = 0
    const end = () => {
      alive = false
    }
    const died = new Promise<'died'>(resolve => {
      books.die = () => {
        end()
        resolve('died')
      }
    })
    const deps: PushDeps = {
      async ledger() {
        asked += 1
        if (asked >= dieAt) books.die()
        return alive ? ledger : never()
      },
      connectorFor: () => books.connector(() => alive),
      now: () => time,
      random: () => 0.5,
      settingsOf: () => settings,
      announce: () => undefined,
      newKey: () => `key-${++keys}`,
      online: () => true,
    }
    return { deps, died, end }
  }

  const log: PushLog = { event: facts => events.push(facts), add: () => undefined }
  return {
    ledger,
    books,
    settings,
    events,
    log,
    life,
    now: () => time,
    pass(milliseconds: number) {
      time += milliseconds
    },
    async put(...records: LedgerRecord[]) {
      await write(ledger, ENQUEUE_STORES.concat('items', 'creditMemos'), tx => {
        for (const record of records) putRecord(tx, record)
      })
    },
    enqueue: (action: OutboxEntry['action'], recordId: string) =>
      write(ledger, ENQUEUE_STORES, tx =>
        enqueue(tx, { connectionId: C, action, recordId }, new Date(time).toISOString()),
      ),
    push: async (scope?: PushScope, dieAt?: number): Promise<PushResult | 'died'> => {
      const { deps, died, end } = life(dieAt)
      const stored = (await ledger.get('connections', C)) ?? connection()
      const result = await Promise.race([pushWaiting(deps, stored, log, scope), died])
      end()
      return result
    },
    entry: async (action: OutboxEntry['action'], recordId: string) =>
      (await outboxOf(ledger, C)).find(({ id }) => id === outboxId(C, action, recordId)),
    outbox: () => outboxOf(ledger, C),
    record: async <K extends LedgerRecord['kind']>(kind: K, id: string) => {
      const record = await getRecord(ledger, C, kind, id)
      if (!record) throw new Error(`no ${kind} ${id} in the ledger`)
      return record
    },
    close: () => opened.close(),
  }
}
