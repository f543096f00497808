import type { Connector } from '../../accounting/connector.ts'
import type { EntityKind } from '../../ledger/records.ts'
import { anyRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'
import { inParallel } from '../in-parallel.ts'
import { isKnownGone, knownKeys } from './known-keys.ts'

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
  const found: Compared = { known: 0, missing: [] }
  /** Keys that were told before the ledger's were read. */
  const told: string[][] = []
  let missing: Map<string, string> | undefined
  const strikeOut = (known: Map<string, string>, keys: string[]) => {
    for (const key of keys) if (known.delete(key)) found.alive ??= key
  }

  async function ours(): Promise<void> {
    try {
      const known = await knownKeys(reader, connectionId, entity)
      found.known = known.size
      for (const keys of told) strikeOut(known, keys)
      missing = known
    } catch (error) {
      // Nothing more needs to be asked.
      missing = new Map()
      throw error
    }
  }

  async function theirs(): Promise<void> {
    let after: string | undefined
    do {
      const { keys, next } = await connector.keys(entity, after)
      if (missing) strikeOut(missing, keys)
      else told.push(keys)
      after = next
    } while (after !== undefined && missing?.size !== 0)
  }

  await inParallel([ours, theirs], 2, read => read())
  for (const id of missing?.values() ?? []) {
    if (await isKnownGone(reader, connectionId, entity, id)) found.known -= 1
    else found.missing.push(id)
  }
  return found
}
