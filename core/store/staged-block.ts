import type { EntityKind, Instant, LedgerRecord } from '../ledger/records.ts'

export type StagedKey = [string, EntityKind, Instant, string]

/** Records of one kind, read in one answer. */
export interface StagedBlock {
  connectionId: string
  kind: EntityKind
  readAt: Instant
  /** Key of the first of them. */
  first: string
  records: LedgerRecord[]
}

export interface StagedContents extends Omit<StagedBlock, 'records'> {
  /** A line for each thing that one of the records is asked for by. */
  lines: string
}
