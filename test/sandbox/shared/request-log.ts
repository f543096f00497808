/** One request as it came in, and what became of it. */
export interface LoggedRequest {
  /** 1 for the first request of this sandbox. */
  n: number
  /** Milliseconds since 1970 by the sandbox's clock. */
  at: number
  method: string
  host: string
  /** Without the query. */
  path: string
  query: Record<string, string>
  /** The idempotency key, when one was sent: QBO's `requestid`, Intacct's `Idempotency-Key`. */
  requestid?: string
  /** The company: QBO's realm id, Intacct's company id. */
  realm?: string
  /** The entity that the request was scoped to (Intacct). */
  entity?: string
  body: string
  /** Absent while no answer was given, and for ever when the connection was cut. */
  status?: number
  /** What the request did to the books, e.g. `create Invoice 1043`; empty when nothing. */
  effects: string[]
  /** The planned fault that hit it. */
  fault?: string
  /** Answered from the memory of an earlier request with the same id. */
  replayed?: boolean
}

type Matcher = { method?: string; path?: RegExp; body?: RegExp; query?: RegExp; realm?: string }

/** Every API and sign-in request, in order, for tests that count. Page assets are not logged. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []
  #count = 0

  open(request: Omit<LoggedRequest, 'n' | 'effects'>): LoggedRequest {
    this.#count += 1
    const entry: LoggedRequest = { n: this.#count, effects: [], ...request }
    this.entries.push(entry)
    return entry
  }

  /** Requests since `clear`, or those that match. */
  find(wanted: Matcher = {}): LoggedRequest[] {
    return this.entries.filter(entry => matches(entry, wanted))
  }

  count(wanted: Matcher = {}): number {
    return this.find(wanted).length
  }

  /** Requests ever seen; `clear` does not set it back. */
  get total(): number {
    return this.#count
  }

  clear(): void {
    this.entries.length = 0
  }
}

export function matches(entry: LoggedRequest, wanted: Matcher): boolean {
  return (
    (wanted.method === undefined || wanted.method.toUpperCase() === entry.method) &&
    (wanted.realm === undefined || wanted.realm === entry.realm) &&
    (wanted.path === undefined || wanted.path.test(entry.path)) &&
    (wanted.body === undefined || wanted.body.test(entry.body)) &&
    (wanted.query === undefined || wanted.query.test(new URLSearchParams(entry.query).toString()))
  )
}
