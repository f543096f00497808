import type { Books } from './books/books.ts'
import { type Entity, type EntityName, entityNamed } from './books/entities.ts'
import { faults } from './fault.ts'
import { pacificTime, parseTime } from './pacific.ts'

const LOOK_BACK = 30 * 86_400_000
const CAP = 1000

interface Change {
  name: EntityName
  at: number
  object: Record<string, unknown> | Entity
}

/**
 * The change feed (facts §1.6). It looks back 30 days and no further, without saying so; it stops at 1,000
 * objects, the oldest change first (which ones is inferred); it answers the entities in an order of its own.
 * @throws QboFault for an entity it does not know or an instant it cannot read.
 */
export function changesSince(
  books: Books,
  entities: string,
  changedSince: string,
): { CDCResponse: { QueryResponse: Record<string, unknown>[] }[] } {
  const names = entities
    .split(',')
    .map(text => text.trim())
    .filter(Boolean)
    .map(text => {
      const name = entityNamed(text)
      if (!name) throw faults.queryInvalid(`invalid context declaration: ${text}`)
      return name
    })
  if (names.length === 0) throw faults.missing('entities')
  const asked = parseTime(changedSince)
  if (Number.isNaN(asked)) throw faults.invalidValue('changedSince', changedSince)
  const now = books.clock.now()
  // Second precision, like the times the feed shows.
  const since = Math.floor(Math.max(asked, now - LOOK_BACK) / 1000) * 1000

  const changes = names
    .flatMap(name => changesOf(books, name, since))
    .sort((a, b) => a.at - b.at)
    .slice(0, CAP)
  const answers = [...names].sort().map(name => {
    const objects = changes.filter(change => change.name === name).map(change => change.object)
    return objects.length === 0 ? {} : { [name]: objects, startPosition: 1, maxResults: objects.length }
  })
  return { CDCResponse: [{ QueryResponse: answers }] }
}

function changesOf(books: Books, name: EntityName, since: number): Change[] {
  const alive = books
    .rows(name)
    .filter(row => row.updatedAt >= since)
    .map(row => ({ name, at: row.updatedAt, object: row.data }))
  const gone = books.tombstones
    .filter(tombstone => tombstone.name === name && tombstone.at >= since)
    .map(({ id, at }) => ({
      name,
      at,
      object: {
        domain: 'QBO',
        status: 'Deleted',
        Id: id,
        // Sometimes there, sometimes not (facts §1.6): here by the id.
        ...(Number(id) % 2 === 0 ? { MetaData: { LastUpdatedTime: pacificTime(at) } } : {}),
      },
    }))
  return [...alive, ...gone]
}
