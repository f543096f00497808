import { toInstant } from '../../ledger/dates.ts'
import type { Instant } from '../../ledger/records.ts'
import { AccountingError, type AuthorizedFetch, type WholeAnswer, type WireRequest } from '../connector.ts'
import type { Priority } from '../rate-budget.ts'
import type { SignIn } from '../sign-in.ts'
import { answerError } from './errors.ts'
import { jsonFaults } from './faults.ts'

type Json = Record<string, unknown>

export interface ClientDeps {
  fetch: AuthorizedFetch
  signIn: SignIn
  now: () => number
  priority: Priority
  /** True: the whole company is read, rows that belong to one entity alone included. */
  everyEntity: boolean
}

export interface Answer {
  /** `ia::result`; undefined where nothing came back, as after a deletion. */
  result: unknown
  meta: Json
  /** The server's clock, where the answer tells it. */
  at?: Instant
}

/** Requests of one connection, answered by JSON that holds no error, or by bytes. */
export interface Client {
  now: () => number
  everyEntity: boolean
  /** @throws AccountingError */
  get(path: string): Promise<Answer>
  /** A POST that changes nothing: a query, a PDF. @throws AccountingError */
  ask(path: string, body: unknown): Promise<Answer>
  /** Whose token this is. @throws AccountingError */
  introspect(): Promise<Json>
  /** @throws AccountingError */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>>
  /** @throws AccountingError */
  send(wire: WireRequest): Promise<Answer>
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function clockOf(headers: Headers): { at?: Instant } {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? {} : { at: toInstant(date) }
}

export function createClient({ fetch, signIn, now, priority, everyEntity }: ClientDeps): Client {
  async function refused(response: WholeAnswer, text: string, write: boolean): Promise<AccountingError> {
    const secrets = await signIn.secrets()
    return answerError({
      status: response.status,
      headers: response.headers,
      text,
      write,
      secrets,
      now: now(),
    })
  }

  /** An answer with a good status can hold an error all the same. */
  async function read(response: WholeAnswer, write: boolean): Promise<Answer> {
    const text = await response.text()
    // Deletions answer with nothing (facts §1.1).
    if (response.status === 204) return { result: undefined, meta: {}, ...clockOf(response.headers) }
    const body = parse(text)
    if (!isJson(body) || !('ia::result' in body) || jsonFaults(body))
      throw await refused(response, text, write)
    const meta = body['ia::meta']
    return { result: body['ia::result'], meta: isJson(meta) ? meta : {}, ...clockOf(response.headers) }
  }

  return {
    now,
    everyEntity,
    get: async path => read(await fetch(path, { priority }), false),
    ask: async (path, body) =>
      read(
        await fetch(path, {
          method: 'POST',
          reads: true,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
          priority,
        }),
        false,
      ),
    async introspect() {
      const response = await fetch('/oauth2/introspect', {
        method: 'POST',
        reads: true,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token: await signIn.accessToken() }).toString(),
        priority,
      })
      const text = await response.text()
      const body = parse(text)
      // Bare by the standard; inside the usual envelope is taken too.
      const facts = isJson(body) && isJson(body['ia::result']) ? body['ia::result'] : body
      if (!isJson(facts) || jsonFaults(body)) throw await refused(response, text, false)
      return facts
    },
    async bytes(path) {
      const response = await fetch(path, {
        headers: { Accept: 'application/pdf, application/json' },
        priority,
      })
      return new Uint8Array(await response.arrayBuffer())
    },
    async send({ method, path, headers, body }) {
      if (!/^\/(objects|workflows)\//.test(path))
        throw new AccountingError('The request is not for Sage Intacct.', { class: 'bug' })
      return read(await fetch(path, { method, headers, body, priority }), true)
    },
  }
}
