import type { Connection } from '../../../core/ledger/connection.ts'
import type { EntityKind, LedgerRecord, RecordOf } from '../../../core/ledger/records.ts'
import { getConnection, putConnection } from '../../../core/store/connections.ts'
import type { Ledger } from '../../../core/store/open.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { allRecords, getRecord, putRecord } from '../../../core/store/records.ts'
import { listEvents, listRuns } from '../../../core/store/runs.ts'
import { write } from '../../../core/store/transaction.ts'
import type { EngineDeps, PushResult, SyncSettings } from '../../../core/sync/deps.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import type { Engine } from '../../../core/sync/engine-contract.ts'
import { pushWaiting } from '../../../core/sync/push/push-waiting.ts'
import { CONNECTION_ID, FakeBooks } from './fake-connector.ts'

export const aConnection = (over: Partial<Connection> = {}): Connection => ({
  id: CONNECTION_ID,
  system: 'quickbooks',
  environment: 'production',
  companyId: '1',
  companyName: 'Fake Company',
  homeCurrency: 'USD',
  timeZone: 'UTC',
  state: 'connected',
  isHome: true,
  connectedAt: '2026-03-01T08:00:00.000Z',
  importing: true,
  ...over,
})

export class Killed extends Error {}

/** One life of a worker: it may be killed, and then nothing of it reaches the store or the network. */
export interface Life {
  engine: Engine
  deps: EngineDeps
  kill(): void
}

/** A ledger of its own, the books, a clock and workers that come and go. */
export async function setting(options: { connection?: Partial<Connection> } = {}) {
  const opened = ledgerNamed(`engine-${crypto.randomUUID()}`)
  const ledger = await opened.open()
  const books = new FakeBooks()
  const clock = { now: books.now }
  const settings: SyncSettings = {
    allowDuplicateInvoiceNumbers: false,
    submitAuthorizedAch: true,
    syncEveryMinutes: 10,
  }
  const announced: string[] = []
  const locked = new Set<string>()
  let keys = 0
  let awake = 0
  await write(ledger, ['connections'], tx => putConnection(tx, aConnection(options.connection)))

  /** `dieAtTransaction`: the n-th one is refused, or the worker dies right after it is committed. */
  const life = (dieAtTransaction?: { n: number; after: boolean }, push = false): Life => {
    let alive = true
    let transactions = 0
    const held = new Set<string>()
    const kill = () => {
      alive = false
      for (const name of held) locked.delete(name)
    }
    const mortal = new Proxy(ledger, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value
        return (...args: Parameters<Ledger['transaction']>) => {
          if (!alive) throw new Killed()
          const isWrite = args[1] === 'readwrite'
          if (isWrite) transactions += 1
          const dies = isWrite && dieAtTransaction?.n === transactions
          if (dies && !dieAtTransaction.after) {
            kill()
            throw new Killed()
          }
          const tx = target.transaction(...args)
          if (dies) tx.done.then(kill, kill)
          return tx
        }
      },
    })
    const deps: EngineDeps = {
      ledger: async () => {
        if (!alive) throw new Killed()
        return mortal as Ledger
      },
      connectorFor: () => {
        const connector = books.connector()
        return new Proxy(connector, {
          get(target, name) {
            const method: unknown = Reflect.get(target, name)
            if (typeof method !== 'function') return method
            return (...args: unknown[]) => {
              if (!alive) return Promise.reject(new Killed())
              // No two requests are made at the same instant.
              clock.now += 1
              return method.apply(target, args)
            }
          },
        })
      },
      now: () => clock.now,
      wait: async milliseconds => {
        if (!alive) throw new Killed()
        clock.now += milliseconds
        books.now += milliseconds
      },
      random: () => 0.5,
      settingsOf: () => settings,
      announce: (_, what) => announced.push(what),
      lock: async (name, work) => {
        if (locked.has(name)) return undefined
        locked.add(name)
        held.add(name)
        try {
          return await work()
        } finally {
          if (alive) locked.delete(name)
          held.delete(name)
        }
      },
      keepAlive: () => {
        awake += 1
        return () => {
          awake -= 1
        }
      },
      push: async (connection, log, scope): Promise<PushResult> =>
        push
          ? pushWaiting(
              { ...deps, newKey: () => `key-${++keys}`, online: () => true },
              connection,
              log,
              scope,
            )
          : { pushed: 0, problems: 0 },
    }
    return { engine: createEngine(deps), deps, kill }
  }

  const first = life()
  return {
    ...first,
    ledger,
    books,
    clock,
    settings,
    announced,
    locked,
    life,
    awake: () => awake,
    pass(milliseconds: number) {
      clock.now += milliseconds
      books.now += milliseconds
    },
    sync: () => first.engine.syncNow(CONNECTION_ID, 'user'),
    put: (...records: LedgerRecord[]) =>
      write(ledger, ['customers', 'items', 'invoices', 'payments', 'creditMemos'], tx => {
        for (const record of records) putRecord(tx, record)
      }),
    change: async <K extends EntityKind>(kind: K, id: string, patch: Partial<RecordOf<K>>) => {
      const record = await getRecord(ledger, CONNECTION_ID, kind, id)
      await write(ledger, ['customers', 'items', 'invoices', 'payments', 'creditMemos'], tx =>
        putRecord(tx, { ...record, ...patch } as LedgerRecord),
      )
    },
    get: <K extends EntityKind>(kind: K, id: string) => getRecord(ledger, CONNECTION_ID, kind, id),
    all: <K extends EntityKind>(kind: K) => allRecords(ledger, CONNECTION_ID, kind),
    connection: () => getConnection(ledger, CONNECTION_ID) as Promise<Connection>,
    runs: async () => (await listRuns(ledger, CONNECTION_ID)).rows,
    events: async () => (await listEvents(ledger, CONNECTION_ID)).rows,
    close: () => opened.close(),
  }
}

export type Setting = Awaited<ReturnType<typeof setting>>

/** What of a record the books decide; the rest is ours. */
const facts = (record: LedgerRecord) => {
  const { connectionId: _, id: __, origin: ___, syncState: ____, readAt: _____, ...rest } = record
  const stored = rest as Record<string, unknown>
  for (const ours of [
    'openDue',
    'ownExternalId',
    'invoiceKeys',
    'skippedFor',
    'archivedAt',
    'duplicateAllowed',
  ])
    delete stored[ours]
  return stored
}

/** Both sides by external id, with what the books decide: equal when the ledger is in step. */
export async function sides(
  s: Setting,
  kinds: EntityKind[] = ['customer', 'item', 'invoice', 'payment', 'creditMemo'],
) {
  const there: Record<string, unknown> = {}
  const here: Record<string, unknown> = {}
  for (const kind of kinds) {
    for (const record of s.books.all(kind)) there[`${kind} ${record.id}`] = facts(record)
    for (const record of await s.all(kind)) here[`${kind} ${record.externalId}`] = facts(record)
  }
  return { there, here }
}
