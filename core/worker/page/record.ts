import type { Connection } from '../../ledger/connection.ts'
import { isListed, type MissingReason, missingReason } from '../../ledger/missing.ts'
import type { AccountingSystem, Customer, Invoice, Payment } from '../../ledger/records.ts'
import type { PageContext } from '../../pages/page.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { findByExternal, getRecord } from '../../store/records.ts'
import { getTombstone, tombstonesOf } from '../../store/tombstones.ts'
import type { Reader } from '../../store/transaction.ts'

/** What the page's record is in the ledger. */
export type PageRecord =
  | { is: 'invoice'; invoice: Invoice; foundBy: 'id' | 'number' }
  | { is: 'customer'; customer: Customer }
  | { is: 'payment'; payment: Payment }
  | { is: 'choice'; invoices: Invoice[] }
  | { is: 'missing'; reason: MissingReason; invoice?: Invoice; keptNumber?: string }
  | { is: 'nothing' }

/** Systems in which a number names one invoice, whose pages tell no id. */
const UNIQUE_NUMBERS: ReadonlySet<AccountingSystem> = new Set(['intacct'])

/**
 * Finds the record of a page: by its id there, which is sure; else by its exact number within the
 * company, where several are a choice (design §7).
 */
export async function recordOf(
  reader: Reader,
  connection: Connection,
  context: PageContext,
): Promise<PageRecord> {
  const { id } = connection
  const { externalId } = context
  switch (context.kind) {
    case 'invoice':
      return invoiceOf(reader, connection, context)
    case 'customer': {
      const customer = externalId ? await findByExternal(reader, id, 'customer', externalId) : undefined
      return customer ? { is: 'customer', customer } : { is: 'nothing' }
    }
    case 'payment': {
      const payment = externalId ? await findByExternal(reader, id, 'payment', externalId) : undefined
      return payment ? { is: 'payment', payment } : { is: 'nothing' }
    }
    default:
      return { is: 'nothing' }
  }
}

async function invoiceOf(
  reader: Reader,
  connection: Connection,
  { externalId, number }: PageContext,
): Promise<PageRecord> {
  const { id } = connection
  if (externalId !== undefined) {
    const invoice = await findByExternal(reader, id, 'invoice', externalId)
    // An archived one is shown as it stands, with its mark: its id leaves no doubt which it is.
    if (invoice && invoice.skippedFor === undefined) return { is: 'invoice', invoice, foundBy: 'id' }
    const tombstone = await getTombstone(reader, id, 'invoice', externalId)
    return whyMissing(reader, connection, invoice ? [invoice] : [], tombstone !== undefined)
  }
  // A form that is not saved yet has neither.
  if (!number) return { is: 'nothing' }
  const same = await invoicesByNumber(reader, id, number)
  const listed = same.filter(isListed)
  // Where numbers are unique an archived one is shown as it stands too, with its mark.
  const unique = listed.length === 0 && UNIQUE_NUMBERS.has(connection.system)
  const shown = unique ? same.filter(({ skippedFor }) => skippedFor === undefined) : listed
  const [only] = shown
  if (only && shown.length === 1) return { is: 'invoice', invoice: only, foundBy: 'number' }
  if (only) return { is: 'choice', invoices: shown }
  return whyMissing(reader, connection, same, await wasRemoved(reader, id, number))
}

async function whyMissing(
  reader: Reader,
  connection: Connection,
  stored: Invoice[],
  tombstone: boolean,
): Promise<PageRecord> {
  const why = missingReason({ stored, tombstone, importing: connection.importing })
  if (!why) return { is: 'nothing' }
  const { reason, invoice } = why
  const kept = invoice?.skippedFor
    ? await getRecord(reader, connection.id, 'invoice', invoice.skippedFor)
    : undefined
  return {
    is: 'missing',
    reason,
    ...(invoice ? { invoice } : {}),
    ...(kept ? { keptNumber: kept.number } : {}),
  }
}

/** By number: tombstones are few, and asked only where nothing of that number is stored. */
async function wasRemoved(reader: Reader, connectionId: string, number: string): Promise<boolean> {
  const removed = await tombstonesOf(reader, connectionId, 'invoice')
  return removed.some(({ record }) => record.kind === 'invoice' && record.number === number)
}
