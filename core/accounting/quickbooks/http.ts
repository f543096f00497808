import { AccountingError, type AuthorizedFetch } from '../connector.ts'
import type { RateBudget } from '../rate-budget.ts'
import type { SignIn } from '../sign-in.ts'
import { statusError } from './errors.ts'
import { MINOR_VERSION } from './hosts.ts'

/** Facts §1.9: the API gives up after 120 s itself. */
const TIMEOUT = 120_000

export interface HttpDeps {
  /** Scheme and host. */
  base: string
  signIn: SignIn
  budget: RateBudget
  fetch: typeof fetch
  now: () => number
  timeout?: number
}

function versioned(path: string): string {
  if (/[?&]minorversion=/.test(path)) return path
  return `${path}${path.includes('?') ? '&' : '?'}minorversion=${MINOR_VERSION}`
}

/** The body read to its end, so that a connection cut in the middle is seen here. */
async function whole(response: Response): Promise<Response> {
  const body = await response.arrayBuffer()
  const { status, headers } = response
  return new Response(body.byteLength > 0 ? body : null, { status, headers })
}

/**
 * `fetch` for one connection: signed in, within the rate budget, without the user's own session. Answers
 * only what came with a good status, read to its end; faults inside are the caller's to see.
 * @throws AccountingError
 */
export function authorizedFetch({
  base,
  signIn,
  budget,
  now,
  timeout = TIMEOUT,
  ...deps
}: HttpDeps): AuthorizedFetch {
  async function attempt(
    path: string,
    token: string,
    init: Parameters<AuthorizedFetch>[1],
  ): Promise<Response> {
    const { priority = 'low', headers, ...rest } = init
    const all = new Headers(headers)
    if (!all.has('Accept')) all.set('Accept', 'application/json')
    all.set('Authorization', `Bearer ${token}`)
    const leave = await budget.enter(priority)
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), timeout)
    try {
      const response = await deps.fetch(base + versioned(path), {
        ...rest,
        headers: all,
        // The user's own QuickBooks session must neither help nor be touched; the API never redirects.
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      })
      return await whole(response)
    } catch {
      // The cause is left behind: some engines name the request, token and all, in it.
      const why = stop.signal.aborted ? `did not answer within ${timeout / 1000} s` : 'could not be reached'
      throw new AccountingError(`QuickBooks ${why}.`, {
        class: 'retry',
        reason: 'offline',
        sent: isWrite(init) ? 'maybe' : 'no',
      })
    } finally {
      clearTimeout(timer)
      leave()
    }
  }

  async function failed(response: Response, init: RequestInit): Promise<AccountingError> {
    const error = statusError({
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      write: isWrite(init),
      secrets: await signIn.secrets(),
      now: now(),
    })
    if (error.reason === 'throttled') budget.pause(error.retryAfter ?? 0)
    return error
  }

  return async (path, init) => {
    const token = await signIn.accessToken()
    let response = await attempt(path, token, init)
    // Refused before it was looked at, so even a write may go again.
    if (response.status === 401) response = await attempt(path, await signIn.renew(token), init)
    if (!response.ok) throw await failed(response, init)
    return response
  }
}

export const isWrite = (init: RequestInit): boolean => (init.method ?? 'GET') !== 'GET'
