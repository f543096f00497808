import type { BadAnswer } from './bad-answer.ts'
import { AccountingError, type AuthorizedFetch, type WholeAnswer } from './connector.ts'
import type { RateBudget } from './rate-budget.ts'
import type { SignIn } from './sign-in.ts'
import { wholeBody } from './whole-body.ts'

/** Both vendors give up after about so long themselves. */
const TIMEOUT = 120_000

export interface HttpDeps {
  /** As users know the system. */
  name: string
  /** What every path is put behind. */
  base: string
  signIn: SignIn
  budget: RateBudget
  fetch: typeof fetch
  now: () => number
  timeout?: number
  /** Bytes that an answer may have. */
  most?: number
  /** What every address carries. */
  address?: (path: string) => string
  /** What every request carries. */
  headers?: Readonly<Record<string, string>>
  /** Does this bad answer say that the access token is no longer good? HTTP 401 unless told. */
  isExpired?: (status: number, text: string) => boolean
  errorOf: (bad: BadAnswer) => AccountingError
}

/**
 * Bytes, unpacked, that an answer may have. The largest is a page of 1,000 records, of a few kB each, or a PDF: no
 * limit is documented, so this one is generous. Beyond it an answer would only fill the memory of the worker.
 */
const MOST = 64_000_000

/**
 * `fetch` for one connection: signed in, within the rate budget, without the user's own session. Answers
 * only what came with a good status, read to its end; faults inside are the caller's to see.
 * @throws AccountingError
 */
export function authorizedFetch(deps: HttpDeps): AuthorizedFetch {
  const { name, base, signIn, budget, now, timeout = TIMEOUT, most = MOST } = deps
  const { isExpired = status => status === 401 } = deps

  async function attempt(
    path: string,
    token: string,
    init: Parameters<AuthorizedFetch>[1],
  ): Promise<WholeAnswer> {
    const { priority = 'low', headers, reads: _, ...rest } = init
    const all = new Headers(headers)
    if (!all.has('Accept')) all.set('Accept', 'application/json')
    for (const [header, value] of Object.entries(deps.headers ?? {})) all.set(header, value)
    all.set('Authorization', `Bearer ${token}`)
    const leave = await budget.enter(priority)
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), timeout)
    const noAnswer = (why: string, more: { reason: 'offline' } | { raw: string }) =>
      new AccountingError(`${name} ${why}.`, {
        class: 'retry',
        ...more,
        sent: isWrite(init) ? 'maybe' : 'no',
      })
    try {
      const response = await deps.fetch(base + (deps.address?.(path) ?? path), {
        ...rest,
        headers: all,
        // The user's own session there must neither help nor be touched; the API never redirects.
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      })
      leave(true)
      const { ok, status, headers } = response
      // To its end, so that a connection cut in the middle is seen here.
      const body = await wholeBody(response, most)
      if (body)
        return {
          ok,
          status,
          headers,
          text: async () => new TextDecoder().decode(body),
          arrayBuffer: async () => body.buffer,
        }
    } catch {
      // The cause is left behind: some engines name the request, token and all, in it.
      const why = stop.signal.aborted ? `did not answer within ${timeout / 1000} s` : 'could not be reached'
      throw noAnswer(why, { reason: 'offline' })
    } finally {
      clearTimeout(timer)
      leave()
    }
    // An answer came, and made no sense.
    throw noAnswer(`answered with more than ${most / 1e6} MB`, { raw: '' })
  }

  async function failed(
    { status, headers }: WholeAnswer,
    text: string,
    init: Parameters<AuthorizedFetch>[1],
  ): Promise<AccountingError> {
    const secrets = await signIn.secrets()
    const error = deps.errorOf({ status, headers, text, write: isWrite(init), secrets, now: now() })
    if (error.reason === 'throttled') budget.pause(error.retryAfter ?? 0)
    return error
  }

  return async (path, init) => {
    const token = await signIn.accessToken()
    let response = await attempt(path, token, init)
    if (response.ok) return response
    let text = await response.text()
    // Refused before it was looked at, so even a write may go again.
    if (isExpired(response.status, text)) {
      response = await attempt(path, await signIn.renew(token), init)
      if (response.ok) return response
      text = await response.text()
    }
    throw await failed(response, text, init)
  }
}

export const isWrite = ({ method = 'GET', reads }: { method?: string; reads?: boolean }): boolean =>
  !reads && method !== 'GET'
