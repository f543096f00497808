import { AccountingError } from '../../../core/accounting/connector.ts'
import type { Secrets, SecretVault } from '../../../core/accounting/secrets.ts'

/** What one request is answered with: a response, an error of the network, or a function of the request. */
type Answer = Response | Error | ((request: Request) => Response | Promise<Response>)

/** A `fetch` that plays a script and remembers what it was asked. The last answer repeats. */
export function scriptedFetch(...script: Answer[]) {
  const requests: { url: URL; method: string; headers: Headers; body: string; init: RequestInit }[] = []
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(input, { ...init, signal: null })
    const body = request.method === 'GET' ? '' : await request.clone().text()
    requests.push({
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      body,
      init,
    })
    const answer = script[Math.min(requests.length, script.length) - 1]
    if (answer === undefined) throw new Error('nothing scripted')
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer(request) : answer.clone()
  }
  return { fetch: fetch as typeof globalThis.fetch, requests }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
  })

export const NOW = Date.parse('2026-11-20T12:00:00Z')

export const SECRETS: Secrets = {
  connectionId: 'quickbooks:production:4620816365000000001',
  clientId: 'client-identity',
  clientSecret: 'c1ientS3cretValue99',
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  accessExpiresAt: '2026-11-20T13:00:00.000Z',
}

/** A vault in memory that tells what happened to it, in order. */
export function memoryVault(...held: Secrets[]) {
  const secrets = new Map(held.map(one => [one.connectionId, one]))
  const events: string[] = []
  const vault: SecretVault = {
    async read(connectionId) {
      return secrets.get(connectionId)
    },
    async write(next) {
      events.push(`write ${next.refreshToken}`)
      secrets.set(next.connectionId, next)
    },
    async erase(connectionId) {
      events.push('erase')
      secrets.delete(connectionId)
    },
  }
  return { vault, secrets, events }
}

/** The error that something rejects with; a failure of the test when it does not. */
export async function rejection(work: Promise<unknown> | (() => unknown)): Promise<AccountingError> {
  try {
    await (typeof work === 'function' ? work() : work)
  } catch (error) {
    if (error instanceof AccountingError) return error
    throw error
  }
  throw new Error('it did not reject')
}
