import type { PageContext } from '../page.ts'

/** What an address of the app says of its page (facts/quickbooks-online.md §2.1). */
export interface Address {
  kind: PageContext['kind']
  externalId?: string
  /** A form for a record that is not saved yet. */
  blank: boolean
}

const HOST = /^(?:(?:app|sandbox|app\.sandbox|c\d+)\.)?qbo\.intuit\.com$/

/** The web app's hosts: today's, Intuit's own test companies', and the old cluster names. */
export const isQuickBooks = (url: URL): boolean => url.protocol === 'https:' && HOST.test(url.hostname)

/** No plain object: an address can also say `constructor`. */
const FORMS: ReadonlyMap<string, { kind: PageContext['kind']; id: string }> = new Map([
  ['invoice', { kind: 'invoice', id: 'txnId' }],
  ['recvpayment', { kind: 'payment', id: 'txnId' }],
  ['customerdetail', { kind: 'customer', id: 'nameId' }],
])
const LISTS = new Set(['invoices', 'sales'])

/** Ids there are numbers; a page can be reached by an address that somebody else made up. */
const ID = /^\d{1,20}$/

export function readAddress(url: URL): Address {
  const [app, page = '', rest = ''] = url.pathname.toLowerCase().split('/').slice(1)
  if (app !== 'app') return { kind: 'other', blank: false }
  if (LISTS.has(page)) return { kind: 'invoice-list', blank: false }
  const form = FORMS.get(page)
  if (form) {
    const id = param(url, form.id)
    return id ? { kind: form.kind, externalId: id, blank: false } : { kind: form.kind, blank: true }
  }
  // `/app/customers/58` is matched by one public extension; `/app/customers` is a list of names.
  if (page === 'customers' && ID.test(rest)) return { kind: 'customer', externalId: rest, blank: false }
  return { kind: 'other', blank: false }
}

/** Parameter names are compared without case, as the app itself does. */
export function param(url: URL, name: string): string | undefined {
  for (const [key, value] of url.searchParams) {
    if (key.toLowerCase() === name.toLowerCase() && ID.test(value)) return value
  }
  return undefined
}
