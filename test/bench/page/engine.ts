import { createQuickBooks } from '../../../core/accounting/quickbooks/index.ts'
import { rateBudget } from '../../../core/accounting/rate-budget.ts'
import { putConnection } from '../../../core/store/connections.ts'
import { invoicesByNumber, invoicesOfCustomer, openInvoices } from '../../../core/store/invoices.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import { findByExternal } from '../../../core/store/records.ts'
import { write } from '../../../core/store/transaction.ts'
import type { EngineDeps } from '../../../core/sync/deps.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import { pullChanges } from '../../../core/sync/pull/changes.ts'
import { firstImport } from '../../../core/sync/pull/first-import.ts'
import { settle } from '../../../core/sync/pull/settle.ts'
import { startRun } from '../../../core/sync/run-log.ts'
import { type Counted, counted } from './counting.ts'
import { connectionTo, type Target, vaultOf } from './target.ts'

const UNPACED = { perSecond: 1e9, perMinute: 1e9, concurrent: 6 }
/** QBO's figure, without its second window, which one import does not reach and several rounds would. */
export const PACED = { perSecond: 10, perMinute: 1e9, concurrent: 6 }

const ledgers = new Map<string, ReturnType<typeof ledgerNamed>>()
const openNamed = (name: string): Promise<Ledger> => {
  const known = ledgers.get(name) ?? ledgerNamed(name)
  ledgers.set(name, known)
  return known.open()
}

export async function forget(name: string): Promise<void> {
  await ledgers.get(name)?.close()
  ledgers.delete(name)
  await new Promise<void>((resolve, reject) => {
    const gone = indexedDB.deleteDatabase(name)
    gone.onsuccess = () => resolve()
    gone.onerror = () => reject(gone.error)
  })
}

/** The product's engine on a ledger of that name: nothing of it is replaced but where its tokens come from. */
function engineOn(name: string, target: Target, paced: boolean) {
  const connection = connectionTo(target)
  const now = () => Date.now() + (target.ahead ?? 0)
  const connector = createQuickBooks(connection, {
    vault: vaultOf(target),
    now,
    budget: rateBudget(paced ? PACED : UNPACED),
  })
  const deps: EngineDeps = {
    ledger: () => openNamed(name),
    connectorFor: () => connector,
    now,
    random: Math.random,
    settingsOf: () => ({
      allowDuplicateInvoiceNumbers: false,
      submitAuthorizedAch: true,
      syncEveryMinutes: 10,
    }),
    announce: () => {},
    lock: (_, work) => work(),
    keepAlive: () => () => {},
    push: async () => ({ pushed: 0, problems: 0 }),
  }
  return { connection, connector, deps }
}

/** First import into a new ledger, until it answers by id, number, customer and open by due date. */
export async function importInto(name: string, target: Target, paced: boolean): Promise<number> {
  await forget(name)
  const { connection, connector, deps } = engineOn(name, target, paced)
  const from = performance.now()
  await write(await deps.ledger(), ['connections'], tx => putConnection(tx, connection))
  const log = await startRun(deps, connection.id, 'import', 'connect')
  await firstImport(deps, connection, connector, log)
  await log.end('ok')
  await answers(await deps.ledger(), connection.id)
  return performance.now() - from
}

/** What the import staged becomes rows. @returns milliseconds */
export async function settleIn(name: string, target: Target): Promise<number> {
  const { connection, deps } = engineOn(name, target, false)
  const from = performance.now()
  await settle(deps, connection)
  return performance.now() - from
}

async function answers(ledger: Ledger, id: string): Promise<void> {
  const [some] = await openInvoices(ledger, id)
  if (!some?.externalId) throw new Error('The ledger holds no open invoice.')
  const [byId, byNumber, byCustomer] = await Promise.all([
    findByExternal(ledger, id, 'invoice', some.externalId),
    invoicesByNumber(ledger, id, some.number),
    invoicesOfCustomer(ledger, id, some.customerId),
  ])
  if (!byId || byNumber.length === 0 || byCustomer.length === 0)
    throw new Error('The ledger does not answer.')
}

/** One incremental pull, its storage requests and bytes counted, or timed without counting. */
export async function pullOnce(
  name: string,
  target: Target,
  counting: boolean,
): Promise<Counted & { ms: number; changed: number }> {
  const { connection, connector, deps } = engineOn(name, target, false)
  await deps.ledger()
  const work = async () => {
    const from = performance.now()
    const log = await startRun(deps, connection.id, 'sync', 'schedule')
    await pullChanges(deps, connection, connector, log)
    await log.end('ok')
    return { ms: performance.now() - from, changed: log.run.counts.changed }
  }
  if (!counting) return { requests: 0, bytes: 0, ...(await work()) }
  const { result, ...sums } = await counted(work)
  return { ...sums, ...result }
}

/** The deletion check. @returns milliseconds and how many records it removed */
export async function checkDeletions(name: string, target: Target): Promise<{ ms: number; removed: number }> {
  const { connection, deps } = engineOn(name, target, false)
  const before = await count(await deps.ledger())
  const from = performance.now()
  await createEngine(deps).runDeletionCheck(connection.id, 'user')
  const ms = performance.now() - from
  return { ms, removed: before - (await count(await deps.ledger())) }
}

const count = (ledger: Ledger): Promise<number> => ledger.count('invoices')
