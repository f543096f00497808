import type { AuthorizedFetch } from '../connector.ts'
import { authorizedFetch as authorized, type HttpDeps } from '../http.ts'
import { answerError } from './errors.ts'
import { API } from './hosts.ts'

/** An expired token has come as 401, and as 400 with a number (facts §4.3). */
const isExpired = (status: number, text: string): boolean =>
  status === 401 || (status === 400 && /"REST-(1206|2102)"/.test(text))

/**
 * Signed in, within the budget, scoped to one entity where one was chosen. The header is spelled as live
 * requests have it: a wrong name is ignored, and the answer then is everybody's (facts §2).
 * @throws AccountingError
 */
export const authorizedFetch = (
  deps: Pick<HttpDeps, 'signIn' | 'budget' | 'fetch' | 'now'>,
  entity: string | undefined,
): AuthorizedFetch =>
  authorized({
    ...deps,
    name: 'Sage Intacct',
    base: API,
    headers: entity === undefined ? {} : { 'X-IA-API-Param-Entity': entity },
    isExpired,
    errorOf: answerError,
  })
