import type { Clock } from '../../shared/clock.ts'
import { pacificTime } from '../pacific.ts'
import { toWireJson } from '../wire.ts'
import { ENTITY_NAMES, type Entity, type EntityName, type EntityTypes, isTransaction } from './entities.ts'

/** A stored object with what queries need at hand; its data is replaced, never changed in place. */
export class Row {
  data: Entity
  readonly number: number
  readonly createdAt: number
  updatedAt: number
  #json: string | undefined

  constructor(data: Entity, at: number) {
    this.data = data
    this.number = Number(data.Id)
    this.createdAt = at
    this.updatedAt = at
  }

  /** Wire text, kept until the object changes: a page of 1,000 is then a join. */
  get json(): string {
    this.#json ??= toWireJson(this.data)
    return this.#json
  }

  put(data: Entity): void {
    this.data = data
    this.#json = undefined
  }
}

export interface Tombstone {
  name: EntityName
  id: string
  at: number
}

/** What came into an object from a writer: everything but what the books themselves keep. */
export type Draft = Record<string, unknown>

/** The objects of one company: ids, versions, times, deletions. It knows no business rule; `writes.ts` does. */
export class Books {
  readonly clock: Clock
  readonly tombstones: Tombstone[] = []
  /** Told of every change, for the request log. */
  onEffect: ((effect: string) => void) | undefined
  /** Told before and after of every object that came, changed or went. */
  onChange: ((name: EntityName, before: Entity | undefined, after: Entity | undefined) => void) | undefined
  readonly #rows = new Map<EntityName, Map<string, Row>>()
  readonly #sorted = new Map<EntityName, Row[]>()
  readonly #dead = new Set<string>()
  readonly #lastId = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
    for (const name of ENTITY_NAMES) this.#rows.set(name, new Map())
  }

  row(name: EntityName, id: string): Row | undefined {
    return this.#table(name).get(id)
  }

  get<N extends EntityName>(name: N, id: string): EntityTypes[N] | undefined {
    return this.row(name, id)?.data as EntityTypes[N] | undefined
  }

  /** In the order of their ids. Treat the array as read-only. */
  rows(name: EntityName): readonly Row[] {
    let sorted = this.#sorted.get(name)
    if (!sorted) {
      sorted = [...this.#table(name).values()].sort((a, b) => a.number - b.number)
      this.#sorted.set(name, sorted)
    }
    return sorted
  }

  all<N extends EntityName>(name: N): EntityTypes[N][] {
    return this.rows(name).map(row => row.data as EntityTypes[N])
  }

  count(name: EntityName): number {
    return this.#table(name).size
  }

  wasDeleted(name: EntityName, id: string): boolean {
    return this.#dead.has(`${name} ${id}`)
  }

  /** Gives it an id (transactions share one sequence, each list has its own), version 0 and its times. */
  insert(name: EntityName, draft: Draft, at = this.clock.now()): Entity {
    const id = this.#nextId(name)
    const time = pacificTime(at)
    const data: Entity = {
      ...draft,
      domain: 'QBO',
      sparse: false,
      Id: id,
      SyncToken: '0',
      MetaData: { CreateTime: time, LastUpdatedTime: time },
    }
    const row = new Row(data, at)
    this.#table(name).set(id, row)
    const sorted = this.#sorted.get(name)
    // Ids only grow, so the kept order stays right.
    if (sorted) sorted.push(row)
    this.onEffect?.(`create ${name} ${id}`)
    this.onChange?.(name, undefined, data)
    return data
  }

  /** A new version of it. `derived`: changed by another transaction, e.g. the balance by a payment. */
  replace(name: EntityName, id: string, draft: Draft, how?: 'void' | 'send' | 'derived'): Entity {
    const row = this.#existing(name, id)
    const at = this.clock.now()
    const data: Entity = {
      ...draft,
      domain: 'QBO',
      sparse: false,
      Id: id,
      SyncToken: String(Number(row.data.SyncToken) + 1),
      MetaData: { CreateTime: row.data.MetaData.CreateTime, LastUpdatedTime: pacificTime(at) },
    }
    const before = row.data
    row.put(data)
    row.updatedAt = at
    if (how !== 'derived') this.onEffect?.(`${how ?? 'update'} ${name} ${id}`)
    this.onChange?.(name, before, data)
    return data
  }

  /** Changes a computed field and leaves version and times as they are. */
  adjust(name: EntityName, id: string, patch: Draft): void {
    const row = this.#existing(name, id)
    row.put({ ...row.data, ...patch })
  }

  erase(name: EntityName, id: string): void {
    const before = this.#existing(name, id).data
    this.#table(name).delete(id)
    this.#sorted.delete(name)
    this.#dead.add(`${name} ${id}`)
    this.tombstones.push({ name, id, at: this.clock.now() })
    this.onEffect?.(`delete ${name} ${id}`)
    this.onChange?.(name, before, undefined)
  }

  #table(name: EntityName): Map<string, Row> {
    return this.#rows.get(name) as Map<string, Row>
  }

  #existing(name: EntityName, id: string): Row {
    const row = this.row(name, id)
    if (!row) throw new Error(`The books hold no ${name} ${id}.`)
    return row
  }

  #nextId(name: EntityName): string {
    const sequence = isTransaction(name) ? 'transactions' : name
    const next = (this.#lastId.get(sequence) ?? 0) + 1
    this.#lastId.set(sequence, next)
    return String(next)
  }
}
