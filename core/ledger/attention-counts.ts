import { ATTENTION_KINDS, type AttentionKind, type AttentionRow } from './attention.ts'

/** How much needs a person: for the toolbar badge, the popup and the headings of the list. */
export interface AttentionCounts {
  total: number
  byKind: Record<AttentionKind, number>
}

export function countAttention(rows: readonly AttentionRow[]): AttentionCounts {
  const byKind = Object.fromEntries(ATTENTION_KINDS.map(kind => [kind, 0])) as Record<AttentionKind, number>
  for (const row of rows) byKind[row.kind] += 1
  return { total: rows.length, byKind }
}
