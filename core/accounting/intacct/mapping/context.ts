import type { Instant, RecordBase } from '../../../ledger/records.ts'
import { isPageOfIntacct } from '../links.ts'

/** What a record is read with: beside its row, what stands in objects of its own there. */
export interface MapContext {
  connectionId: string
  homeCurrency: string
  readAt: Instant
  /** Rows of what a record owns, as they came, by its key: lines of an invoice, details of a payment. */
  owned: ReadonlyMap<string, readonly unknown[]>
  /** Of AR invoices that Order Entry made: the ledger's id by the key they have now. */
  invoiceIds: ReadonlyMap<string, string>
}

interface WireBase {
  key: string
  'audit.createdDateTime'?: Instant | null | undefined
  'audit.modifiedDateTime'?: Instant | null | undefined
  webURL?: string | null | undefined
}

/** What every record from there has. `id`: where it is not the key. */
export function baseOf(wire: WireBase, context: MapContext, id = wire.key): RecordBase {
  const created = wire['audit.createdDateTime']
  const modified = wire['audit.modifiedDateTime']
  return {
    connectionId: context.connectionId,
    id,
    externalId: id,
    version: modified ?? '0',
    origin: 'imported',
    syncState: 'synced',
    ...(created ? { createdThere: created } : {}),
    ...(modified ? { updatedThere: modified } : {}),
    ...(wire.webURL && isPageOfIntacct(wire.webURL) ? { webUrl: wire.webURL } : {}),
    readAt: context.readAt,
  }
}
