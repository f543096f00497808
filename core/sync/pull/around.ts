import type { Connector } from '../../accounting/connector.ts'
import type { EntityKind, Instant, LedgerRecord } from '../../ledger/records.ts'
import { getCursor } from '../../store/cursors.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { findByExternal } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'
import { affectedInvoices } from './affected-invoices.ts'
import { type ReadAgain, readAgain } from './read-again.ts'

/**
 * A record as it stands there now, with what belongs to it: an invoice's payments and customer, a
 * payment's invoices and customer. Invoices are read last, so that no balance is older than the payment
 * beside it.
 * @throws AccountingError
 */
export async function readAround(
  reader: Reader,
  connectionId: string,
  connector: Connector,
  entity: EntityKind,
  externalId: string,
  readAt: Instant,
): Promise<ReadAgain> {
  const stored = await findByExternal(reader, connectionId, entity, externalId)
  const self = { entity, externalId }
  const first = await together([
    readAgain(connector, [
      ...(entity === 'invoice' ? [] : [self]),
      ...(await customerOf(reader, stored)),
      ...(await paymentsThere(reader, stored)),
    ]),
    entity === 'invoice'
      ? paymentsSinceLastPull(reader, connectionId, connector, externalId)
      : Promise.resolve(NOTHING),
  ])
  const invoices = new Set(
    await affectedInvoices(reader, connectionId, first.records, first.deleted, () => readAt),
  )
  if (entity === 'invoice') invoices.add(externalId)
  for (const id of await invoicesOf(reader, stored)) invoices.add(id)
  const last = await readAgain(
    connector,
    [...invoices].map(id => ({ entity: 'invoice', externalId: id })),
  )
  return merged([first, last])
}

async function customerOf(reader: Reader, record: LedgerRecord | undefined) {
  if (!record || !('customerId' in record)) return []
  const customer = await findByExternal(reader, record.connectionId, 'customer', record.customerId)
  const externalId = customer ? customer.externalId : record.customerId
  const isOurs = externalId === undefined || externalId.startsWith('own-')
  return isOurs ? [] : [{ entity: 'customer' as const, externalId }]
}

async function paymentsThere(reader: Reader, record: LedgerRecord | undefined) {
  if (record?.kind !== 'invoice') return []
  const payments = await paymentsOfInvoice(reader, record.connectionId, record.id)
  return payments.flatMap(({ externalId, standing }) =>
    externalId !== undefined && standing === 'there' ? [{ entity: 'payment' as const, externalId }] : [],
  )
}

async function invoicesOf(reader: Reader, record: LedgerRecord | undefined): Promise<string[]> {
  if (record?.kind !== 'payment') return []
  const invoices = await Promise.all(
    record.applications.map(part => findByExternal(reader, record.connectionId, 'invoice', part.invoiceId)),
  )
  return invoices.flatMap(invoice => invoice?.externalId ?? [])
}

/**
 * Payments of the invoice that the ledger does not know yet, so that they cannot be asked for one by one.
 * None while the first import still runs: it will bring them.
 */
async function paymentsSinceLastPull(
  reader: Reader,
  connectionId: string,
  connector: Connector,
  invoiceExternalId: string,
): Promise<ReadAgain> {
  const cursor = await getCursor(reader, connectionId, 'payment')
  if (!cursor?.importDone) return NOTHING
  const { records } = await connector.changes(['payment'], cursor.since)
  const touching = records.filter(
    record =>
      record.kind === 'payment' && record.applications.some(part => part.invoiceId === invoiceExternalId),
  )
  return { ...NOTHING, records: touching }
}

const NOTHING: ReadAgain = { records: [], deleted: [], problems: [] }

const together = async (parts: Promise<ReadAgain>[]): Promise<ReadAgain> => merged(await Promise.all(parts))

const merged = (parts: ReadAgain[]): ReadAgain => ({
  records: parts.flatMap(part => part.records),
  deleted: parts.flatMap(part => part.deleted),
  problems: parts.flatMap(part => part.problems),
})
