import type { EntityKind, Instant, InvoiceHead, LedgerRecord, RecordOf } from '../ledger/records.ts'

export type StagedKey = [string, EntityKind, Instant, string]

/** What lists and sums read: all of a record but an invoice's lines. */
export type Head = InvoiceHead | Exclude<LedgerRecord, { kind: 'invoice' }>

/** Records of one kind, read in one answer. */
export interface StagedBlock {
  connectionId: string
  kind: EntityKind
  readAt: Instant
  /** Key of the first of them, behind a mark where no invoice of the block is open (core/store/staged.ts). */
  first: string
  records: Head[]
  /**
   * Of invoices the lines of each, as JSON text: they are most of what an invoice weighs, and a list of all reads
   * past them (test/bench, import-paced). Absent in blocks of earlier versions, whose records hold their own.
   */
  invoiceLines?: string[]
}

export interface StagedContents extends Omit<StagedBlock, 'records' | 'invoiceLines'> {
  /** A line for each thing that one of the records is asked for by. */
  lines: string
}

/** How records stand in their block. */
export function packed(records: readonly LedgerRecord[]): Pick<StagedBlock, 'records' | 'invoiceLines'> {
  if (records[0]?.kind !== 'invoice') return { records: [...records] as Head[] }
  const invoiceLines: string[] = []
  const heads = (records as RecordOf<'invoice'>[]).map(invoice => {
    invoiceLines.push(JSON.stringify(invoice.lines))
    return { ...invoice, lines: NONE }
  })
  return { records: heads, invoiceLines }
}
/** In their place: an object with all keys of another is copied faster than with one of them left out. */
const NONE: never[] = []

/** The invoices of a block, without their lines. */
export const headsIn = ({ records }: StagedBlock): InvoiceHead[] => records as InvoiceHead[]

/** The records of a block, whole; only those `wanted`. @throws SyntaxError when the block is damaged */
export function unpacked(
  { records, invoiceLines }: Pick<StagedBlock, 'records' | 'invoiceLines'>,
  wanted: (record: Head) => boolean = () => true,
): LedgerRecord[] {
  return records.flatMap((record, n) => {
    if (!wanted(record)) return []
    const lines = invoiceLines?.[n]
    return [(lines === undefined ? record : { ...record, lines: JSON.parse(lines) }) as LedgerRecord]
  })
}
