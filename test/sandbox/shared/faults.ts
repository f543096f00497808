import { type LoggedRequest, matches } from './request-log.ts'

/** When a fault strikes: before the request took effect, or after it did and before the answer went out. */
type When = 'before' | 'after'

/** How a vendor's answer is dressed: the first four are QBO's, the others Intacct's. */
type Dress =
  | 'validation'
  | 'gateway'
  | 'xml'
  | 'appconnect'
  | 'nested'
  | 'top'
  | 'bare'
  | 'plain'
  | 'xml-inside'

export type Fault =
  /** `unavailable`: 503 in place of 429 (Intacct). */
  | { kind: 'throttle'; as?: 'json' | 'xml'; status?: 429 | 403; unavailable?: boolean }
  /**
   * No answer: the connection stays open for `hold` ms (default: until the client or the sandbox closes it).
   * `onHold` is told when it has come to that.
   */
  | { kind: 'timeout'; when?: When; hold?: number; onHold?: () => void }
  | { kind: 'cut'; when: When }
  /** `stored`: kept under the request's idempotency key, as Intacct keeps failures. */
  | { kind: 'status'; status: number; as?: 'json' | 'xml' | 'html' | 'empty'; when?: When; stored?: boolean }
  | {
      kind: 'fault'
      dress?: Dress
      /** 200 for the Fault that hides in a success. */
      status?: number
      code: string
      message: string
      detail?: string
      element?: string
      type?: string
      when?: When
      stored?: boolean
    }
  /** The effect stands, the JSON of the answer breaks off after `keep` of its length (default 0.6). */
  | { kind: 'truncated'; keep?: number }
  | { kind: 'raw'; status: number; headers?: Record<string, string>; body: string; when?: When }

export interface FaultRule {
  method?: string
  path?: RegExp
  body?: RegExp
  /** Matched against the query string, e.g. /operation=delete/. */
  query?: RegExp
  /** Of one company alone: QBO's realm id, Intacct's company id. */
  realm?: string
  /** How many requests it strikes; default 1, `Infinity` until removed. */
  times?: number
  /** How many matching requests it lets pass first. */
  skip?: number
  fault: Fault
}

export interface PlannedFault {
  /** How many requests it has struck. */
  readonly hits: number
  remove(): void
}

/** What shall go wrong next. Rules are tried in the order they were planned; each request meets at most one. */
export class Faults {
  readonly #rules: { rule: FaultRule; left: number; skip: number; hits: number }[] = []

  /** "Fail the next n requests that match." */
  plan(rule: FaultRule): PlannedFault {
    const held = { rule, left: rule.times ?? 1, skip: rule.skip ?? 0, hits: 0 }
    this.#rules.push(held)
    return {
      get hits() {
        return held.hits
      },
      remove: () => {
        held.left = 0
      },
    }
  }

  clear(): void {
    this.#rules.length = 0
  }

  /** The fault that strikes this request, if any; it counts as struck. */
  take(entry: LoggedRequest): Fault | undefined {
    for (const held of this.#rules) {
      if (held.left <= 0 || !matches(entry, held.rule)) continue
      if (held.skip > 0) {
        held.skip -= 1
        continue
      }
      held.left -= 1
      held.hits += 1
      return held.rule.fault
    }
    return undefined
  }
}

/** Does the fault leave the request's effect standing? */
export const strikesAfter = (fault: Fault): boolean =>
  fault.kind === 'truncated' || ('when' in fault && fault.when === 'after')
