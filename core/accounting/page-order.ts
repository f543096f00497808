/** Ids that both systems give: digits. Another in their place is a damaged record, and says nothing about order. */
const ID = /^\d{1,20}$/

type Before = (a: string, b: string) => boolean

export const byNumber: Before = (a, b) => BigInt(a) < BigInt(b)
export const byText: Before = (a, b) => a < b

/**
 * The last id of a page whose rows stand in order behind `after`: where the next page begins. A cursor that only
 * ever goes forward cannot go round in a circle, whatever a server answers; and rows out of order would be
 * skipped by the next `greater than`. An id may come twice in a row. Undefined when a row stands out of order.
 */
export function lastInOrder(
  ids: readonly (string | undefined)[],
  after: string | undefined,
  before: Before,
): string | undefined {
  let last = after
  for (const id of ids) {
    if (id === undefined || !ID.test(id) || (id === last && id !== after)) continue
    if (last !== undefined && !before(last, id)) return undefined
    last = id
  }
  return last
}
