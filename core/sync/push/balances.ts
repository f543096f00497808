import type { Connector } from '../../accounting/connector.ts'
import type { LedgerRecord } from '../../ledger/records.ts'
import { getRecord } from '../../store/records.ts'
import type { Outcome, SendingEntry } from './attempt.ts'
import { type Covered, readCovered } from './covered.ts'
import type { PushDeps } from './deps.ts'
import { asAccountingError } from './failure.ts'

export interface WithBalances {
  outcome: Outcome
  covered: Covered[]
  /** The record as it stands there, where ours was stale. */
  fresh?: LedgerRecord
}

/**
 * Reads what an outcome changed besides its own record. When that fails, the outcome is left for the next
 * attempt, which gets the same answer to the same key: a payment never stands there beside an old balance.
 */
export async function withBalances(
  deps: PushDeps,
  connector: Connector,
  entry: SendingEntry,
  outcome: Outcome,
): Promise<WithBalances> {
  try {
    if (outcome.kind === 'refused') {
      const fresh = outcome.error.reason === 'stale' ? await readStale(connector, entry) : undefined
      return { outcome, covered: [], ...(fresh ? { fresh } : {}) }
    }
    if (outcome.kind !== 'accepted' && outcome.kind !== 'deleted') return { outcome, covered: [] }
    const ids = new Set(await touchedInvoices(deps, entry))
    if (outcome.kind === 'accepted' && outcome.record.kind === 'payment') {
      for (const { invoiceId } of outcome.record.applications) ids.add(invoiceId)
    }
    return { outcome, covered: await readCovered(connector, ids) }
  } catch (thrown) {
    return { outcome: { kind: 'again', error: asAccountingError(thrown), lookUpFirst: false }, covered: [] }
  }
}

async function readStale(connector: Connector, entry: SendingEntry): Promise<LedgerRecord | undefined> {
  if (!('externalId' in entry.intent)) return undefined
  const answer = await connector.read(entry.entity, entry.intent.externalId)
  return 'found' in answer ? answer.found : undefined
}

/** External ids of the invoices that the payment was to cover, or covered before it was deleted. */
async function touchedInvoices(deps: PushDeps, entry: SendingEntry): Promise<string[]> {
  if (entry.intent.action === 'create-payment')
    return entry.intent.applications.map(({ invoiceExternalId }) => invoiceExternalId)
  if (entry.intent.action !== 'delete-payment') return []
  const ledger = await deps.ledger()
  const payment = await getRecord(ledger, entry.connectionId, 'payment', entry.recordId)
  const ids: string[] = []
  for (const { invoiceId } of payment?.applications ?? []) {
    const invoice = await getRecord(ledger, entry.connectionId, 'invoice', invoiceId)
    if (invoice?.externalId) ids.push(invoice.externalId)
  }
  return ids
}
