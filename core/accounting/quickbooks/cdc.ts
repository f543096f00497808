import type { EntityKind, Instant } from '../../ledger/records.ts'
import { AccountingError, type Changes } from '../connector.ts'
import { instantOf } from '../wire.ts'
import type { Client, Json } from './client.ts'
import { ENTITIES, kindOf } from './entities.ts'
import { jsonFaults } from './faults.ts'
import type { ContextOf } from './mapping/fields.ts'
import { externalIdOf, readRecords } from './mapping/record.ts'

/** Facts §1.6: at most so many objects in an answer, and no further back; an hour's margin for the clocks. */
const CAP = 1_000
const LOOK_BACK = (30 * 24 - 1) * 3_600_000

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const fields = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

const isDeleted = (row: unknown): boolean => fields(row).status === 'Deleted'

function deletion(entity: EntityKind, row: unknown): Changes['deleted'][number] | undefined {
  const externalId = externalIdOf(row)
  const at = instantOf(fields(fields(row).MetaData).LastUpdatedTime)
  return externalId === undefined ? undefined : { entity, externalId, ...(at ? { at } : {}) }
}

/** Rows by entity: the answer's parts come in no order, empty where nothing changed. */
function rowsByKind(body: Json): Map<EntityKind, unknown[]> {
  const rows = new Map<EntityKind, unknown[]>()
  for (const response of list(body.CDCResponse))
    for (const part of list(fields(response).QueryResponse)) {
      const fault = jsonFaults(part)?.faults[0]
      if (fault)
        throw new AccountingError(`The change feed failed: ${fault.message}`, {
          class: 'retry',
          faults: [fault],
        })
      for (const [name, found] of Object.entries(fields(part))) {
        const kind = kindOf(name)
        if (kind) rows.set(kind, [...(rows.get(kind) ?? []), ...list(found)])
      }
    }
  return rows
}

/** The change data capture feed, deletions included; `complete: false` beyond its limits. */
export async function changes(
  client: Client,
  entities: readonly EntityKind[],
  since: Instant,
  context: ContextOf,
): Promise<Changes> {
  const result: Changes = { records: [], deleted: [], problems: [], complete: true }
  if (entities.length === 0) return result
  // Too old a date has been answered with 200 all the same: do not rely on an error.
  if (client.now() - Date.parse(since) > LOOK_BACK) return { ...result, complete: false }
  const names = entities.map(entity => ENTITIES[entity].name).join(',')
  const body = await client.get(`/cdc?entities=${names}&changedSince=${encodeURIComponent(since)}`)
  if (!Array.isArray(body.CDCResponse))
    throw new AccountingError('The change feed of QuickBooks answered without changes.', { class: 'retry' })
  let objects = 0
  for (const [entity, rows] of rowsByKind(body)) {
    if (!entities.includes(entity)) continue
    objects += rows.length
    const there = rows.filter(row => !isDeleted(row))
    const alive = readRecords(entity, there, await context(there))
    result.records.push(...alive.records)
    result.problems.push(...alive.problems)
    for (const row of rows.filter(isDeleted)) {
      const gone = deletion(entity, row)
      if (gone) result.deleted.push(gone)
      else result.problems.push({ entity, field: 'Id', message: 'is missing of a deleted record' })
    }
  }
  const serverTime = instantOf(body.time)
  return { ...result, complete: objects < CAP, ...(serverTime ? { serverTime } : {}) }
}
