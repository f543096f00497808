import * as z from 'zod/mini'
import { AccountingError } from './connector.ts'
import { redact } from './redact.ts'
import { retryAfter } from './retry-after.ts'
import type { Secrets } from './secrets.ts'
import { wholeBody } from './whole-body.ts'

/**
 * The one OAuth request that every flow makes: a form to the token endpoint. Written here rather than
 * taken from oauth4webapi (6.3 kB gz for it): that sends no `credentials: 'omit'`, percent-encodes the
 * Basic pair where Intuit's own client does not, revokes with a form where Intuit wants JSON, hides an
 * error body behind `WWW-Authenticate`, and its errors carry the tokens as `cause`.
 */
export type Grant = Pick<Secrets, 'accessToken' | 'refreshToken' | 'accessExpiresAt' | 'refreshExpiresAt'>

export interface OAuthClient {
  clientId: string
  clientSecret?: string | undefined
}

export interface OAuthDeps {
  fetch: typeof fetch
  now: () => number
  /** Milliseconds until a token request is given up. */
  timeout?: number
  /** Reads a refusal that is not of OAuth's own shape. */
  refusal?: (body: unknown) => Refusal | undefined
}

const seconds = z.optional(z.union([z.number(), z.pipe(z.string(), z.transform(Number))]))
const answer = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.optional(z.string().check(z.minLength(1))),
  expires_in: seconds,
  x_refresh_token_expires_in: seconds,
})

/** Bytes of a sign-in server's answer: a few tokens, of some kB at most. */
const MOST = 1_000_000

const instant = (now: number, after: number): string => new Date(now + after * 1000).toISOString()

/** `Basic` with the pair as it stands: what Intuit's own clients send. */
export const basic = ({ clientId, clientSecret = '' }: OAuthClient): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)))}`

/** POST with nothing of the user's own session in it, and a limit of time. @throws AccountingError `retry`, offline. */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  { fetch, timeout = 30_000 }: OAuthDeps,
): Promise<{ status: number; headers: Headers; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Accept: 'application/json', ...headers },
      body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeout),
    })
    const { status, headers: told } = response
    const bytes = await wholeBody(response, MOST)
    if (bytes) return { status, headers: told, text: new TextDecoder().decode(bytes) }
  } catch {
    // The cause is left behind: some engines name the request in it.
  }
  throw new AccountingError('The sign-in server could not be reached.', {
    class: 'retry',
    reason: 'offline',
    sent: 'maybe',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Asks for tokens. An error body is never taken for tokens, whatever the HTTP status.
 * @throws AccountingError `sign-in` when refused (`faults[0].code` is the OAuth error), `retry` otherwise;
 * `sent: 'maybe'` when the answer was cut short, so that the grant may have been spent.
 */
export async function requestTokens(
  url: string,
  client: OAuthClient,
  headers: Record<string, string>,
  form: Record<string, string>,
  deps: OAuthDeps,
): Promise<Grant> {
  const { status, ...reply } = await post(
    url,
    { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams(form).toString(),
    deps,
  )
  const body = parse(reply.text)
  const secrets = [client.clientSecret, form.refresh_token, form.code, form.code_verifier]
  const refusal = refusalIn(body, secrets, deps.refusal)
  if (refusal) throw refused(status, refusal)
  const tokens = status === 200 ? z.safeParse(answer, body) : undefined
  if (tokens?.success) {
    const now = deps.now()
    const { data } = tokens
    const refreshToken = data.refresh_token ?? form.refresh_token
    if (!refreshToken) throw unreadable(status, deps, reply.headers)
    return {
      accessToken: data.access_token,
      refreshToken,
      accessExpiresAt: instant(now, data.expires_in || 3600),
      ...(data.x_refresh_token_expires_in
        ? { refreshExpiresAt: instant(now, data.x_refresh_token_expires_in) }
        : {}),
    }
  }
  throw unreadable(status, deps, reply.headers)
}

export interface Refusal {
  code: string
  message: string
}

function refusalIn(
  body: unknown,
  secrets: (string | undefined)[],
  own: OAuthDeps['refusal'],
): Refusal | undefined {
  const vendors = own?.(body)
  if (vendors) return { code: vendors.code, message: redact(vendors.message, secrets) }
  if (typeof body !== 'object' || body === null || !('error' in body) || !body.error) return undefined
  const detail = 'error_description' in body ? ` (${String(body.error_description)})` : ''
  const code = redact(typeof body.error === 'string' ? body.error : 'unknown', secrets)
  return { code, message: redact(`${code}${detail}`, secrets) }
}

/** RFC 6749 §5.2 names these; what is the server's own trouble is worth another try. */
const PASSING = ['temporarily_unavailable', 'server_error', 'slow_down']

function refused(status: number, { code, message }: Refusal): AccountingError {
  const passing = PASSING.includes(code) || status === 429 || status >= 500
  const hint = code === 'invalid_client' ? 'The client id or secret was refused' : 'The sign-in was refused'
  return new AccountingError(passing ? `The sign-in server is busy: ${message}.` : `${hint}: ${message}.`, {
    class: passing ? 'retry' : 'sign-in',
    status,
    faults: [{ code, message }],
  })
}

function unreadable(status: number, deps: OAuthDeps, headers: Headers): AccountingError {
  if (status === 401 || status === 403)
    return new AccountingError(`The sign-in was refused (HTTP ${status}).`, { class: 'sign-in', status })
  return new AccountingError(`The sign-in server gave no usable answer (HTTP ${status}).`, {
    class: 'retry',
    sent: status === 429 ? 'no' : 'maybe',
    status,
    retryAfter: retryAfter(headers, deps.now()),
  })
}
