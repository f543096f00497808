import { signal } from '@preact/signals'

/**
 * Where the workspace stands: `#invoices?connection=…&status=open&sort=dueDate`. Filters, sort and the
 * open record live in the address, so that back, forward, reload and a bookmark work.
 */
export interface Address {
  page: string
  params: URLSearchParams
}

export function parseAddress(hash: string): Address {
  const [page = '', query = ''] = hash.replace(/^#/, '').split('?')
  return { page, params: new URLSearchParams(query) }
}

const hash = signal(typeof location === 'undefined' ? '' : location.hash)
if (typeof addEventListener !== 'undefined') {
  addEventListener('hashchange', () => {
    hash.value = location.hash
  })
}

/** The address under the page, kept current. */
export const useAddress = (): Address => parseAddress(hash.value)

/** The address of a page of the workspace; empty values are left out. */
export function addressOf(page: string, params: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  return `#${page}${query.size > 0 ? `?${query}` : ''}`
}

/** The address with some parameters changed; a change of filter is one step back, typing is none. */
export function goTo(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  hash.value = location.hash
}

/** The same page with some parameters set (or, empty, taken away). Another filter begins at the first page. */
export function withParams(address: Address, changes: Record<string, string | undefined>): string {
  const params = Object.fromEntries(address.params)
  const paging = 'page' in changes || 'id' in changes ? {} : { page: undefined }
  return addressOf(address.page, { ...params, ...paging, ...changes })
}

/** What a control changes in the address as it is now, not as it was drawn: what was typed just before stays. */
export const change = (
  changes: Record<string, string | undefined>,
  options: { replace?: boolean } = {},
): void => goTo(withParams(parseAddress(location.hash), changes), options)
