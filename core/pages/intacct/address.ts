import type { PageContext } from '../page.ts'

const HOST = /^www(?:-[a-z]\d+)?\.intacct\.com$/

/** The app and its pods (facts/sage-intacct.md §2). */
export const isIntacct = (url: URL): boolean => url.protocol === 'https:' && HOST.test(url.hostname)

/** Around the one frame that holds all content. */
export const isShell = (url: { pathname: string }): boolean => /\/frameset\.phtml$/.test(url.pathname)

/** The vendor's help, in the frame or in a window of its own (facts §2, on-screen wording: help_action pages). */
export const isHelpText = (url: { pathname: string }): boolean => url.pathname.startsWith('/ia/docs/')

/** No plain object: an address can also say `constructor`. */
const KINDS: ReadonlyMap<string, PageContext['kind']> = new Map([
  ['arinvoice', 'invoice'],
  ['arpymt', 'payment'],
  ['customer', 'customer'],
])
const LISTS = new Set(['arinvoice', 'sodocument'])

/** A record that is not saved yet. Inferred, as the addresses below. */
export const isNew = (url: URL): boolean =>
  url.searchParams.get('.do') === 'create' || /^#\/\w+\/new$/.test(url.hash)

/**
 * What an address of the app hints at, where the page itself does not say. Of the query only the kind of
 * record is read: `.sess` is a session and goes nowhere. That `.it` names the kind is inferred, and so are
 * the new pages' addresses.
 */
export function kindIn(url: URL): PageContext['kind'] | undefined {
  const it = url.searchParams.get('.it') ?? ''
  // What the company buys: bills, and documents of Purchasing.
  if (/^(ap|po)/.test(it)) return 'other'
  if (/\/lister\.phtml$/.test(url.pathname)) return LISTS.has(it) ? 'invoice-list' : undefined
  if (/\/editor\.phtml$/.test(url.pathname)) return KINDS.get(it)
  if (/^#\/invoices$/.test(url.hash)) return 'invoice-list'
  return /^#\/invoice\//.test(url.hash) ? 'invoice' : undefined
}
