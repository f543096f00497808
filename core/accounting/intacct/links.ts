import { APP } from './hosts.ts'

/** Hosts of Intacct's pages; the session that rides in some of their addresses is never kept (facts sage-intacct.md §2). */
export function isPageOfIntacct(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return (
    url?.protocol === 'https:' &&
    /(^|\.)intacct\.com$/.test(url.hostname) &&
    !/[?&;]\.?sess=/i.test(url.search)
  )
}

/**
 * Where a record is seen: the address that it told us itself; without one the place where the user begins,
 * since Intacct's pages have no address by id that is known (facts sage-intacct.md §2).
 */
export const recordLink = (webUrl: string | undefined): string =>
  webUrl !== undefined && isPageOfIntacct(webUrl) ? webUrl : APP
