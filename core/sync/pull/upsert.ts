import { isStale, mergePulled } from '../../ledger/merge.ts'
import type { EntityKind, Instant, Invoice, LedgerRecord } from '../../ledger/records.ts'
import { addAll, putAll } from '../../store/bulk.ts'
import { STORE_OF } from '../../store/rows.ts'
import { deleteTombstone } from '../../store/tombstones.ts'
import type { StoreName, WriteTx } from '../../store/transaction.ts'
import { absorbTwin } from '../push/absorb-twin.ts'
import { completeOurs } from './complete-ours.ts'
import { settleNumbers } from './duplicate-numbers.ts'
import { known, readBeforeRemoval } from './previous.ts'
import { localReferences } from './references.ts'
import type { seenNumbers } from './seen-numbers.ts'
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
]

/** What others refer to comes first. */
export const ENTITIES: EntityKind[] = ['customer', 'item', 'invoice', 'payment', 'creditMemo']

export interface UpsertOptions {
  /** When the answer was asked for, by our clock: an answer that was overtaken changes nothing. */
  readAt: Instant
  /** *Allow Duplicate Invoice Numbers*. */
  allowDuplicates: boolean
  /** First import: rows are expected to be new, and only numbers met before are looked up. */
  fresh?: ReturnType<typeof seenNumbers>
}

export interface Upserted {
  added: number
  changed: number
  /** Duplicate numbers that are not listed now, and those that came in. */
  skipped: Invoice[]
  cameIn: Invoice[]
  /** As stored: our keys, our marks. */
  stored: LedgerRecord[]
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
  const sum: Upserted = { added: 0, changed: 0, skipped: [], cameIn: [], stored: [] }
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

async function upsertKind(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  batch: Map<string, LedgerRecord>,
  options: UpsertOptions,
  sum: Upserted,
): Promise<void> {
  const [records, { ours, removed }] = await Promise.all([
    localReferences(tx, connectionId, [...batch.values()]),
    known(tx, connectionId, kind, batch),
  ])
  const numbers = new Set<string>()
  const put: LedgerRecord[] = []
  let rest: LedgerRecord[] = []
  for (const record of records) {
    const id = record.externalId as string
    const tombstone = removed.get(id)
    const own = ours.get(id)
    if (own) {
      const merged = mergePulled(own, record)
      if (merged !== own) {
        put.push(merged)
        sum.changed += 1
      }
      if (own.kind === 'payment' && merged.kind === 'payment') {
        await completeOurs(tx, own, merged, batch.get(id) as LedgerRecord)
      }
    } else if (tombstone) {
      if (readBeforeRemoval(tombstone, options.readAt)) continue
      const { readAt: _, updatedThere: __, deletedThereAt: ___, ...before } = tombstone.record
      put.push(mergePulled(before as LedgerRecord, record))
      deleteTombstone(tx, connectionId, kind, tombstone.id)
      sum.added += 1
    } else rest.push(record)
  }
  for (const record of put) noteNumber(numbers, record)

  if (options.fresh) {
    for (const record of rest) {
      if (record.kind === 'invoice' && options.fresh.meet(record.number)) numbers.add(record.number)
    }
    const taken = await addAll(tx, STORE_OF[kind], rest)
    sum.added += rest.length - taken.length
    const there = new Set(taken)
    wantPdfs(
      tx,
      rest.filter(record => !there.has(record)),
      options.readAt,
    )
    sum.stored.push(...rest.filter(record => !there.has(record)))
    rest = taken
  }
  const store = tx.objectStore(STORE_OF[kind])
  const stored = (await Promise.all(rest.map(({ id }) => store.get([connectionId, id])))) as LedgerRecord[]
  rest.forEach((record, n) => {
    const before = stored[n]
    const merged = mergePulled(before, record)
    if (merged === before) return
    put.push(merged)
    if (!before) sum.added += 1
    else if (before.version !== merged.version || before.updatedThere !== merged.updatedThere)
      sum.changed += 1
    const renumbered =
      before?.kind === 'invoice' && merged.kind === 'invoice' && before.number !== merged.number
    if (!before || renumbered) noteNumber(numbers, merged)
    if (before && renumbered) noteNumber(numbers, before)
  })
  putAll(tx, STORE_OF[kind], put)
  sum.stored.push(...put)
  wantPdfs(tx, put, options.readAt)
  for (const record of put) if (record.id !== record.externalId) await absorbTwin(tx, record)
  if (kind !== 'invoice') return
  const settled = await settleNumbers(tx, connectionId, numbers, options.allowDuplicates)
  sum.skipped.push(...settled.skipped)
  sum.cameIn.push(...settled.cameIn)
}

function noteNumber(numbers: Set<string>, record: LedgerRecord): void {
  if (record.kind === 'invoice') numbers.add(record.number)
}
