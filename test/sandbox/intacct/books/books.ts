import type { Clock } from '../../shared/clock.ts'
import { modelOf, OWNED } from '../model/registry.ts'
import { type Data, listAt } from './data.ts'

/** A stored record. Its data is replaced, never changed in place. */
export interface Row {
  object: string
  key: string
  data: Data
  /** Id of the entity it belongs to; absent for a top-level record. */
  entity: string | undefined
  createdAt: number
  modifiedAt: number
}

/** One sequence of record numbers for all receivables transactions, as the public samples show (2091 and 2096). */
const SHARED = new Set([
  'accounts-receivable/invoice',
  'accounts-receivable/payment',
  'accounts-receivable/adjustment',
  'accounts-receivable/advance',
])

/** Where record numbers begin: a company that is some years old. */
const FIRST: Record<string, number> = { transactions: 2040, 'order-entry/document': 460 }

const shortName = (object: string): string => object.split('/')[1] ?? object

/** The records of one company: keys, times, deletions. It knows no business rule. */
export class Books {
  readonly clock: Clock
  readonly tombstones: { object: string; key: string; at: number }[] = []
  /** Told of every change, for the request log. */
  onEffect: ((effect: string) => void) | undefined
  readonly #rows = new Map<string, Map<string, Row>>()
  readonly #ids = new Map<string, Map<string, Row>>()
  readonly #last = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** In the order of their keys, which only grow. */
  rows(object: string): Row[] {
    return [...this.#table(object).values()]
  }

  row(object: string, key: string): Row | undefined {
    return this.#table(object).get(key)
  }

  /** By the id that people see; for transactions that is the key. */
  byId(object: string, id: string): Row | undefined {
    return modelOf(object).fields.get('id')?.access === 'c'
      ? this.#ids.get(object)?.get(id)
      : this.row(object, id)
  }

  count(object: string): number {
    return this.#table(object).size
  }

  insert(object: string, data: Data, entity?: string): Row {
    const key = this.nextKey(object)
    const at = this.clock.now()
    const row: Row = {
      object,
      key,
      data: { ...data, key, id: (data.id as string | undefined) ?? key },
      entity,
      createdAt: at,
      modifiedAt: at,
    }
    this.#table(object).set(key, row)
    this.#index(row)
    this.onEffect?.(`create ${shortName(object)} ${key}`)
    return row
  }

  /** `derived`: changed by another transaction; its time then moves only if `touch` says so. */
  replace(row: Row, data: Data, how?: { derived: true; touch: boolean }): void {
    row.data = data
    if (!how || how.touch) row.modifiedAt = this.clock.now()
    if (!how) this.onEffect?.(`update ${shortName(row.object)} ${row.key}`)
  }

  /** Sets what no writer can: times and log stay as they are. */
  adjust(row: Row, patch: Data): void {
    row.data = { ...row.data, ...patch }
  }

  erase(row: Row): void {
    this.#table(row.object).delete(row.key)
    this.#ids.get(row.object)?.delete(String(row.data.id))
    this.tombstones.push({ object: row.object, key: row.key, at: this.clock.now() })
    this.onEffect?.(`delete ${shortName(row.object)} ${row.key}`)
  }

  /** Rows of an owned object, each naming its owner. */
  owned(object: string): Row[] {
    const place = OWNED[object]
    if (!place) return []
    return this.rows(place.owner).flatMap(owner => this.ownedOf(object, owner))
  }

  ownedOf(object: string, owner: Row): Row[] {
    const place = OWNED[object]
    if (!place) return []
    const back = { key: owner.key, id: String(owner.data.id) }
    return listAt(owner.data, place.list).map(data => ({
      ...owner,
      object,
      key: String(data.key),
      data: { ...data, [place.back]: back },
    }))
  }

  nextKey(object: string): string {
    const sequence = SHARED.has(object) ? 'transactions' : object
    const next = (this.#last.get(sequence) ?? FIRST[sequence] ?? 0) + 1
    this.#last.set(sequence, next)
    return String(next)
  }

  #table(object: string): Map<string, Row> {
    let table = this.#rows.get(object)
    if (!table) {
      table = new Map()
      this.#rows.set(object, table)
    }
    return table
  }

  #index(row: Row): void {
    let ids = this.#ids.get(row.object)
    if (!ids) {
      ids = new Map()
      this.#ids.set(row.object, ids)
    }
    ids.set(String(row.data.id), row)
  }
}
