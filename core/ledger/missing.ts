import type { Invoice } from './records.ts'

/** Why an invoice that the page shows is not listed in AR (seed, "missing an invoice record"; design §3). */
export type MissingReason = 'archived' | 'skipped' | 'deleted' | 'importing' | 'not-imported'

export interface MissingFacts {
  /** Every stored invoice of that number or id, listed or not. */
  stored: readonly Invoice[]
  /** A deletion check removed one of that number or id. */
  tombstone: boolean
  importing: boolean
}

/** Is the invoice in AR's lists, when the filter Archived is not set? */
export const isListed = (invoice: Pick<Invoice, 'archivedAt' | 'skippedFor'>): boolean =>
  invoice.archivedAt === undefined && invoice.skippedFor === undefined

/**
 * The first reason that holds, with the record it is about; null when one is listed. Archived comes
 * first, since it is the user's own doing and the nearest to mend.
 */
export function missingReason(facts: MissingFacts): { reason: MissingReason; invoice?: Invoice } | null {
  if (facts.stored.some(isListed)) return null
  const archived = facts.stored.find(invoice => invoice.archivedAt !== undefined)
  if (archived) return { reason: 'archived', invoice: archived }
  const skipped = facts.stored.find(invoice => invoice.skippedFor !== undefined)
  if (skipped) return { reason: 'skipped', invoice: skipped }
  if (facts.tombstone) return { reason: 'deleted' }
  return { reason: facts.importing ? 'importing' : 'not-imported' }
}
