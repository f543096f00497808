import type { BadAnswer } from '../bad-answer.ts'
import { AccountingError, type AuthorizedFetch, type WholeAnswer, type WireRequest } from '../connector.ts'
import { isWrite } from '../http.ts'
import type { Priority } from '../rate-budget.ts'
import type { SignIn } from '../sign-in.ts'
import { statusError } from './errors.ts'
import { jsonFaults } from './faults.ts'

export type Json = Record<string, unknown>

export interface ClientDeps {
  companyId: string
  fetch: AuthorizedFetch
  signIn: SignIn
  now: () => number
  priority: Priority
}

/** Requests to one company's part of the API, answered by JSON that holds no fault, or by bytes. */
export interface Client {
  /** `/v3/company/<realm>` */
  root: string
  now: () => number
  /** `path` begins behind the root. @throws AccountingError */
  get(path: string): Promise<Json>
  /** @throws AccountingError when `fits` says that these bytes are not what was asked for. */
  getBytes(
    path: string,
    accept: string,
    fits: (bytes: Uint8Array) => boolean,
  ): Promise<Uint8Array<ArrayBuffer>>
  /** @throws AccountingError; a prepared request of another company is refused. */
  post(wire: Omit<WireRequest, 'key'> & { reads?: boolean }): Promise<Json>
}

/** Enough of a wrong answer to find the fault in it. */
const HEAD = 65_536

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function createClient({ companyId, fetch, signIn, now, priority }: ClientDeps): Client {
  const root = `/v3/company/${encodeURIComponent(companyId)}`

  /** An answer with HTTP 200 that is not what was asked for: a fault in one of its shapes, or no sense at all. */
  async function refuse(text: string, headers: Headers, write: boolean): Promise<never> {
    const answer: BadAnswer = {
      status: 200,
      headers,
      text,
      write,
      secrets: await signIn.secrets(),
      now: now(),
    }
    throw statusError(answer)
  }

  /** HTTP 200 can hold a fault (facts §1.7). */
  async function json(response: WholeAnswer, write: boolean): Promise<Json> {
    const text = await response.text()
    const body = parse(text)
    const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body)
    return isRecord && !jsonFaults(body) ? (body as Json) : refuse(text, response.headers, write)
  }

  const ask = async (path: string, init: Omit<Parameters<AuthorizedFetch>[1], 'priority'>): Promise<Json> =>
    json(await fetch(path, { ...init, priority }), isWrite(init))

  return {
    root,
    now,
    get: path => ask(root + path, {}),
    async getBytes(path, accept, fits) {
      const response = await fetch(root + path, { headers: { Accept: accept }, priority })
      const bytes = new Uint8Array(await response.arrayBuffer())
      return fits(bytes)
        ? bytes
        : refuse(new TextDecoder().decode(bytes.subarray(0, HEAD)), response.headers, false)
    },
    async post({ method, path, headers, body, reads }) {
      // An outbox entry can only be sent to the company it was written for.
      if (!path.startsWith(`${root}/`))
        throw new AccountingError(`The request is not for company ${companyId}.`, { class: 'bug' })
      return ask(path, { method, headers, body, ...(reads ? { reads } : {}) })
    },
  }
}
