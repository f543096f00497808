/** Where a page lies; `.sess` rides in the query, as on the real pages (facts §2), which is why it must never be stored. */
export function address(page: string, ticket: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams({ '.sess': ticket, ...query })
  return `/ia/acct/${page}?${search}`
}

/** Numbers of the menu's operations; any will do. */
const OPERATIONS: Record<string, string> = {
  arinvoice: '517',
  sodocument: '1210',
  apbill: '420',
  podocument: '1310',
  arpymt: '560',
  customer: '310',
  item: '1005',
}

/** A record's page inside the frame. All but `editor.phtml` and `.sess` is inferred. */
export const recordAddress = (
  ticket: string,
  it: string,
  key: string,
  action: 'view' | 'edit' = 'view',
): string =>
  address('editor.phtml', ticket, { '.op': OPERATIONS[it] ?? '1', '.it': it, '.r': key, '.do': action })

/** `lister.phtml` is inferred: no public text shows it. */
export const listAddress = (ticket: string, it: string): string =>
  address('lister.phtml', ticket, { '.op': OPERATIONS[it] ?? '1', '.it': it })
