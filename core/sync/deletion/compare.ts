import type { Connector } from '../../accounting/connector.ts'
import type { EntityKind } from '../../ledger/records.ts'
import { anyRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'
import { inParallel } from '../in-parallel.ts'
import { isKnownGone, type KnownKeys, knownKeys } from './known-keys.ts'

export interface Compared {
  /** How many records the ledger believes to stand there. */
  known: number
  /** Our keys of those that are missing there. */
  missing: string[]
  /** One that both sides know, if there is any. */
  alive?: string
}

/**
 * Compares the ledger's keys of a kind with those that are alive there. Both are read at the same time: a
 * hundred thousand of either take seconds. What came into the ledger meanwhile, and behind the page that would
 * have told of it, counts as missing too, and a read will show it.
 * @throws AccountingError, StoreError
 */
export async function compare(
  reader: Reader,
  connector: Connector,
  connectionId: string,
  entity: EntityKind,
): Promise<Compared> {
  if (!(await anyRecord(reader, connectionId, entity))) return { known: 0, missing: [] }
  /** Keys that were told before the ledger's were read. */
  const told: string[][] = []
  let known: KnownKeys | undefined
  let size = 0
  let alive: string | undefined
  const strikeOut = ({ externalIds }: KnownKeys, keys: string[]) => {
    for (const key of keys) if (externalIds.delete(key)) alive ??= key
  }

  async function ours(): Promise<void> {
    try {
      known = await knownKeys(reader, connectionId, entity)
    } catch (error) {
      // Nothing more needs to be asked.
      known = NOTHING
      throw error
    }
    size = known.externalIds.size
    for (const keys of told) strikeOut(known, keys)
  }

  async function theirs(): Promise<void> {
    let after: string | undefined
    do {
      const { keys, next } = await connector.keys(entity, after)
      if (known) strikeOut(known, keys)
      else told.push(keys)
      after = next
    } while (after !== undefined && known?.externalIds.size !== 0)
  }

  await inParallel([ours, theirs], 2, read => read())
  const { externalIds, own } = known ?? NOTHING
  const ids = Array.from(externalIds, externalId => own.get(externalId) ?? externalId)
  const isKnown = await Promise.all(ids.map(id => isKnownGone(reader, connectionId, entity, id)))
  const missing = ids.filter((_, n) => !isKnown[n])
  return { known: size - (ids.length - missing.length), missing, ...(alive === undefined ? {} : { alive }) }
}

const NOTHING: KnownKeys = { externalIds: new Set(), own: new Map() }
