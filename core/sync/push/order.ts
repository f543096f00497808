import type { OutboxEntry } from '../../store/outbox-entry.ts'

const RANK: Record<OutboxEntry['action'], number> = {
  'activate-item': 0,
  'create-customer': 1,
  'create-invoice': 2,
  'create-payment': 3,
  'delete-payment': 4,
  'send-invoice': 5,
}

/**
 * Customer before invoice before payment (design §5); of one kind, first written first. What depends on a
 * record that failed is held back when its own turn comes, so nothing else waits for it.
 */
export const inOrder = (entries: OutboxEntry[]): OutboxEntry[] =>
  [...entries].sort(
    (a, b) =>
      RANK[a.action] - RANK[b.action] ||
      (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1),
  )

/** No back-off of ours is longer; a later time was written by a clock that has been set back since. */
const LONGEST_WAIT_MS = 3_600_000

/**
 * When an entry may be worked on: `now` or earlier is due. `undefined` when it waits for the user.
 * @param now epoch milliseconds
 * @param asked the user asked for it: a back-off is skipped, but not the pause before a look-up
 */
export function dueAt(entry: OutboxEntry, now: number, asked: boolean): number | undefined {
  if (entry.state !== 'waiting' && entry.state !== 'sending') return undefined
  if (entry.notBefore === undefined || (asked && !entry.lookUpFirst)) return now
  const time = Date.parse(entry.notBefore)
  return time > now + LONGEST_WAIT_MS ? now : time
}
