import type { Instant, PaymentMethod, RecordBase } from '../../../ledger/records.ts'

/** What a record is read with. */
export interface MapContext {
  connectionId: string
  /** For records of companies with one currency, which name none. */
  homeCurrency: string
  readAt: Instant
  /** Payment methods by id, for payments that do not name theirs. */
  methods?: ReadonlyMap<string, PaymentMethod>
}

/** The context for rows as they came off the wire. @throws AccountingError when their methods cannot be read. */
export type ContextOf = (rows: readonly unknown[]) => Promise<MapContext>

interface WireBase {
  Id: string
  SyncToken?: string | null | undefined
  MetaData?:
    | { CreateTime?: string | null | undefined; LastUpdatedTime?: string | null | undefined }
    | null
    | undefined
}

/** What every record from there has: its id is our key. */
export function baseOf(wire: WireBase, context: MapContext): RecordBase {
  const { CreateTime, LastUpdatedTime } = wire.MetaData ?? {}
  const base: RecordBase = {
    connectionId: context.connectionId,
    id: wire.Id,
    externalId: wire.Id,
    origin: 'imported',
    syncState: 'synced',
    readAt: context.readAt,
  }
  if (wire.SyncToken) base.version = wire.SyncToken
  if (CreateTime) base.createdThere = CreateTime
  if (LastUpdatedTime) base.updatedThere = LastUpdatedTime
  return base
}

/** Voids are ordinary records there: the note says so and the amounts are 0 (facts §1.6). */
export const isVoided = (note: string | null | undefined, total: number): boolean =>
  total === 0 && /^\s*voided\b/i.test(note ?? '')
