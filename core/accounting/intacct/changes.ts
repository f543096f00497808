import type { EntityKind, Instant } from '../../ledger/records.ts'
import type { Changes } from '../connector.ts'
import type { Client } from './client.ts'
import { modified } from './pages.ts'
import type { Base } from './records.ts'

/**
 * Intacct has no change feed: each kind is asked for what was modified. Reversed payments are told as gone;
 * deleted records are not told at all, so they wait for the deletion check (facts §8.3). More than a page of
 * any kind, and the engine pages through them instead.
 */
export async function changes(
  client: Client,
  entities: readonly EntityKind[],
  since: Instant,
  base: Base,
): Promise<Changes> {
  const result: Changes = { records: [], deleted: [], problems: [], complete: true }
  const clocks: Instant[] = []
  const pages = await Promise.all(entities.map(entity => whole(client, entity, since, base)))
  for (const { records, problems, complete, at } of pages) {
    for (const record of records) {
      if (record.kind !== 'payment' || !record.voided) result.records.push(record)
      else
        result.deleted.push({
          entity: 'payment',
          externalId: record.id,
          invoiceIds: record.applications.map(({ invoiceId }) => invoiceId),
          ...(record.updatedThere ? { at: record.updatedThere } : {}),
        })
    }
    result.problems.push(...problems)
    result.complete &&= complete
    if (at) clocks.push(at)
  }
  // The earliest: what changed between two of the queries is asked for again.
  const serverTime = clocks.sort()[0]
  return { ...result, ...(serverTime ? { serverTime } : {}) }
}

/** The first page of each source of a kind; `complete` when there is no other. */
async function whole(client: Client, entity: EntityKind, since: Instant, base: Base) {
  const first = await modified(client, entity, since, undefined, base)
  if (!first.next?.startsWith('adjustment:')) return { ...first, complete: first.next === undefined }
  const second = await modified(client, entity, since, first.next, base)
  return {
    ...first,
    records: [...first.records, ...second.records],
    problems: [...first.problems, ...second.problems],
    complete: second.next === undefined,
  }
}
