import { isStale, mergePulled } from '../../ledger/merge.ts'
import type { EntityKind, Instant, Invoice, LedgerRecord } from '../../ledger/records.ts'
import { addAll, putAll } from '../../store/bulk.ts'
import { getRecords } from '../../store/records.ts'
import { STORE_OF } from '../../store/rows.ts'
import type { Tombstone } from '../../store/schema.ts'
import { stage } from '../../store/staged.ts'
import { deleteTombstone } from '../../store/tombstones.ts'
import type { StoreName, WriteTx } from '../../store/transaction.ts'
import { absorbTwin } from '../push/absorb-twin.ts'
import { completeOurs } from './complete-ours.ts'
import { settleNumbers } from './duplicate-numbers.ts'
import { known, readBeforeRemoval } from './previous.ts'
import { localReferences } from './references.ts'
import type { seenTexts } from './seen.ts'
import { wantPdfs } from './wanted-pdfs.ts'

/** The stores a transaction must hold to upsert. */
export const UPSERT_STORES: StoreName[] = [
  'customers',
  'items',
  'invoices',
  'payments',
  'creditMemos',
  'tombstones',
  'outbox',
  'pdfs',
  'pdfQueue',
  'reminders',
]

/** What others refer to comes first. */
export const ENTITIES: EntityKind[] = ['customer', 'item', 'invoice', 'payment', 'creditMemo']

export interface UpsertOptions {
  /** When the answer was asked for, by our clock: an answer that was overtaken changes nothing. */
  readAt: Instant
  /** *Allow Duplicate Invoice Numbers*. */
  allowDuplicates: boolean
  /** First import: rows are expected to be new, and only numbers met before are looked up. */
  fresh?: Pick<ReturnType<typeof seenTexts>, 'meet'>
  /** New ones are staged: `settle` makes rows of them when all were read. */
  staging?: boolean
}

export interface Upserted {
  added: number
  changed: number
  /** Duplicate numbers that are not listed now, and those that came in. */
  skipped: Invoice[]
  cameIn: Invoice[]
}

/**
 * Stores what was read there, in the caller's transaction. Doing it twice changes nothing; so does an
 * answer older than what is stored. Ours are known by their id there or by our key; what the user did
 * here (archive, pause, skip) stays.
 */
export async function upsert(
  tx: WriteTx,
  connectionId: string,
  pulled: LedgerRecord[],
  options: UpsertOptions,
): Promise<Upserted> {
  const sum: Upserted = { added: 0, changed: 0, skipped: [], cameIn: [] }
  for (const kind of ENTITIES) {
    const batch = newestOfEach(pulled, kind, options.readAt)
    if (batch.size > 0) await upsertKind(tx, connectionId, kind, batch, options, sum)
  }
  return sum
}

/** By external id; a record told twice in one answer counts once. */
function newestOfEach(pulled: LedgerRecord[], kind: EntityKind, readAt: Instant): Map<string, LedgerRecord> {
  const batch = new Map<string, LedgerRecord>()
  for (const record of pulled) {
    if (record.kind !== kind) continue
    const id = record.externalId ?? record.id
    const other = batch.get(id)
    if (!other || !isStale(other, record)) batch.set(id, { ...record, id, externalId: id, readAt })
  }
  return batch
}

/** One kind of a batch on its way into the store. */
interface Batch {
  tx: WriteTx
  connectionId: string
  kind: EntityKind
  options: UpsertOptions
  sum: Upserted
  put: LedgerRecord[]
  /** New, or of another version than before: what an overlap tells again is not among them. */
  news: LedgerRecord[]
  /** Invoice numbers of which one came, went or was renumbered. */
  numbers: Set<string>
}

async function upsertKind(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  pulled: Map<string, LedgerRecord>,
  options: UpsertOptions,
  sum: Upserted,
): Promise<void> {
  const [records, { ours, removed }] = await Promise.all([
    localReferences(tx, connectionId, [...pulled.values()]),
    known(tx, connectionId, kind, pulled),
  ])
  const batch: Batch = { tx, connectionId, kind, options, sum, put: [], news: [], numbers: new Set() }
  let rest: LedgerRecord[] = []
  for (const record of records) {
    const id = record.externalId as string
    const own = ours.get(id)
    const tombstone = removed.get(id)
    if (own) {
      place(batch, own, record)
      await completeOurs(tx, own, pulled.get(id) as LedgerRecord)
    } else if (tombstone) comeBack(batch, tombstone, record)
    else rest.push(record)
  }
  if (options.fresh) rest = await addNew(batch, rest)
  const ids = rest.map(({ id }) => id)
  const stored = ids.length > 0 ? await getRecords(tx, connectionId, kind, ids) : []
  for (const [n, record] of rest.entries()) place(batch, stored[n], record)
  putAll(tx, STORE_OF[kind], batch.put)
  for (const record of batch.put) if (record.id !== record.externalId) await absorbTwin(tx, record)
  wantPdfs(tx, batch.news, options.readAt)
  const settled = await settleNumbers(tx, connectionId, batch.numbers, options.allowDuplicates)
  sum.skipped.push(...settled.skipped)
  sum.cameIn.push(...settled.cameIn)
}

/** A record over what stands in the ledger, if anything does. */
function place(batch: Batch, before: LedgerRecord | undefined, record: LedgerRecord): void {
  const merged = mergePulled(before, record)
  // Overtaken: what is stored is newer.
  if (merged === before) return
  const isNews = before?.version !== merged.version || before?.updatedThere !== merged.updatedThere
  // Told again by an overlap. Of an invoice the reading itself counts: it is the instant of its balance.
  if (before && !isNews && merged.kind !== 'invoice' && before.deletedThereAt === undefined) return
  batch.put.push(merged)
  if (!before || isNews) batch.news.push(merged)
  if (!before) batch.sum.added += 1
  else if (isNews) batch.sum.changed += 1
  noteNumbers(batch, before, merged)
}

/** Removed earlier, seen again: it comes back with the marks it had. */
function comeBack(batch: Batch, tombstone: Tombstone, record: LedgerRecord): void {
  if (readBeforeRemoval(tombstone, batch.options.readAt)) return
  const { readAt: _, updatedThere: __, deletedThereAt: ___, ...before } = tombstone.record
  const merged = mergePulled(before as LedgerRecord, record)
  batch.put.push(merged)
  batch.news.push(merged)
  batch.sum.added += 1
  noteNumbers(batch, undefined, merged)
  deleteTombstone(batch.tx, batch.connectionId, batch.kind, tombstone.id)
}

/** First import: records are added unseen. @returns those whose key was taken, to be merged */
async function addNew(batch: Batch, records: LedgerRecord[]): Promise<LedgerRecord[]> {
  for (const record of records) noteNumbers(batch, undefined, record)
  if (batch.options.staging) return stageNew(batch, records)
  const taken = new Set(await addAll(batch.tx, STORE_OF[batch.kind], records))
  const added = taken.size === 0 ? records : records.filter(record => !taken.has(record))
  batch.news.push(...added)
  batch.sum.added += added.length
  return [...taken]
}

/** One told twice, by pages that overlap, is staged once: the rest is merged as ever. */
function stageNew(batch: Batch, records: LedgerRecord[]): LedgerRecord[] {
  const again = records.filter(({ id }) => batch.options.fresh?.meet(`${batch.kind}\n${id}`))
  const news = again.length === 0 ? records : records.filter(record => !again.includes(record))
  stage(batch.tx, batch.connectionId, batch.kind, batch.options.readAt, news)
  batch.sum.added += news.length
  return again
}

/**
 * In the first import a number that was surely not met before has no other yet: the one that comes later
 * finds it met. Every record is met once, whether it was here before or not.
 */
function noteNumbers(batch: Batch, before: LedgerRecord | undefined, after: LedgerRecord): void {
  if (after.kind !== 'invoice') return
  const { fresh } = batch.options
  const isSame = before?.kind === 'invoice' && before.number === after.number
  if (fresh ? fresh.meet(after.number) : !isSame) batch.numbers.add(after.number)
  if (before?.kind === 'invoice' && !isSame) batch.numbers.add(before.number)
}
