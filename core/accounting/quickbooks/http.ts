import type { AuthorizedFetch } from '../connector.ts'
import { authorizedFetch as authorized, type HttpDeps } from '../http.ts'
import { statusError } from './errors.ts'
import { MINOR_VERSION } from './hosts.ts'

function versioned(path: string): string {
  if (/[?&]minorversion=/.test(path)) return path
  return `${path}${path.includes('?') ? '&' : '?'}minorversion=${MINOR_VERSION}`
}

/** Signed in, within the budget, each address with the minor version. @throws AccountingError */
export const authorizedFetch = (
  deps: Omit<HttpDeps, 'name' | 'address' | 'errorOf' | 'headers' | 'isExpired'>,
): AuthorizedFetch => authorized({ ...deps, name: 'QuickBooks', address: versioned, errorOf: statusError })
