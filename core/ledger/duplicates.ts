import type { Invoice } from './records.ts'

/** What the setting *Allow Duplicate Invoice Numbers* makes of the invoices that share a number. */
export interface DuplicateAnswer {
  /** Ids, in the order of their creation there. */
  listed: string[]
  skipped: { id: string; for: string }[]
  /** The records whose marks changed, with the new marks: to be stored. */
  changed: Invoice[]
}

/**
 * Design §3, Duplicate numbers. Off: of several, the earliest created there (then the lowest id) is
 * listed and the rest are skipped, whatever the import order; those that came in while it was on stay.
 * On: all are listed. Blank numbers are never duplicates, and what is not accepted there yet is ours
 * and stays listed: the push refuses its number. Call it whenever one of a number comes, goes or is
 * renumbered, and for every number when the setting is turned on or off.
 */
export function resolveDuplicates(sameNumber: readonly Invoice[], allow: boolean): DuplicateAnswer {
  const there = sameNumber.filter(invoice => invoice.externalId !== undefined).sort(byCreation)
  const kept = there[0]
  const mayRepeat = allow && there.length > 1
  const skips = (invoice: Invoice) =>
    !allow && invoice.number !== '' && invoice !== kept && !invoice.duplicateAllowed
  const answer: DuplicateAnswer = { listed: [], skipped: [], changed: [] }
  for (const invoice of there) {
    const skippedFor = kept && skips(invoice) ? kept.id : undefined
    if (skippedFor === undefined) answer.listed.push(invoice.id)
    else answer.skipped.push({ id: invoice.id, for: skippedFor })
    const next = marked(invoice, skippedFor, mayRepeat && invoice.number !== '')
    if (next) answer.changed.push(next)
  }
  for (const invoice of sameNumber) {
    if (invoice.externalId !== undefined) continue
    answer.listed.push(invoice.id)
    const next = marked(invoice, undefined, false)
    if (next) answer.changed.push(next)
  }
  return answer
}

/** Undefined when its marks are right already. */
function marked(invoice: Invoice, skippedFor: string | undefined, allowed: boolean): Invoice | undefined {
  const duplicateAllowed = allowed || invoice.duplicateAllowed
  if (invoice.skippedFor === skippedFor && invoice.duplicateAllowed === duplicateAllowed) return undefined
  const { skippedFor: _, ...rest } = invoice
  return {
    ...rest,
    ...(skippedFor === undefined ? {} : { skippedFor }),
    ...(duplicateAllowed ? { duplicateAllowed } : {}),
  }
}

function byCreation(a: Invoice, b: Invoice): number {
  const [left, right] = [createdAt(a), createdAt(b)]
  return left === right ? compareIds(a.externalId ?? a.id, b.externalId ?? b.id) : left < right ? -1 : 1
}

/** What has no creation time there counts as the latest. */
const createdAt = (invoice: Invoice): number =>
  invoice.createdThere === undefined ? Number.POSITIVE_INFINITY : Date.parse(invoice.createdThere)

/** Ids of both systems are numbers written as text: 9 before 10. */
export function compareIds(a: string, b: string): number {
  const numeric = /^\d+$/.test(a) && /^\d+$/.test(b) && a.length !== b.length
  if (numeric) return a.length - b.length
  return a === b ? 0 : a < b ? -1 : 1
}

/** Does another invoice in the accounting system hold the number? Compared exactly; blank is never taken. */
export const numberTaken = (number: string, ownId: string, sameNumber: readonly Invoice[]): boolean =>
  number !== '' &&
  sameNumber.some(
    invoice => invoice.number === number && invoice.id !== ownId && invoice.externalId !== undefined,
  )
