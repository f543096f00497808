/**
 * Ids by which the ledger knows records. An AR invoice that Order Entry made is deleted and made anew under
 * another key at each edit of its document (facts sage-intacct.md §1.5), so it is known by the document's
 * id, which stays; adjustments share the credit memos with negative invoices, so theirs say what they are.
 */
const DOCUMENT = 'document:'
const ADJUSTMENT = 'adjustment:'

export const isKey = (text: string): boolean => /^\d{1,20}$/.test(text)

/** Of an AR invoice as it came; `documentId` is null in one made in Receivables. */
export const invoiceId = (key: string, documentId: string | null | undefined): string =>
  documentId ? DOCUMENT + documentId : key

export const adjustmentId = (key: string): string => ADJUSTMENT + key

export type Target = { key: string } | { documentId: string } | { adjustment: string }

/** What an id of the ledger names there; undefined when it cannot name anything. */
export function targetOf(externalId: string): Target | undefined {
  if (externalId.startsWith(DOCUMENT)) return { documentId: externalId.slice(DOCUMENT.length) }
  if (externalId.startsWith(ADJUSTMENT)) {
    const adjustment = externalId.slice(ADJUSTMENT.length)
    return isKey(adjustment) ? { adjustment } : undefined
  }
  return isKey(externalId) ? { key: externalId } : undefined
}

/** An AR invoice's version: the key it has now, and when it was changed. */
export const versionOf = (key: string, modified: string | null | undefined): string =>
  `${key} ${modified ?? ''}`.trim()

/** The key in a version. */
export const keyOf = (version: string | undefined): string | undefined => {
  const key = version?.split(' ')[0] ?? ''
  return isKey(key) ? key : undefined
}
