import { RateLimit } from '../../shared/rate-limit.ts'

export interface LimitFigures {
  perMinute: number
  perHour: number
  /** Requests at once, per application: 6 at the first tier (facts/sage-intacct-rest.md §2). */
  concurrent: number
}

/** The minute and hour figures are not public; only the concurrency is. */
const FIGURES: LimitFigures = { perMinute: 1000, perHour: 20_000, concurrent: 6 }

/** Docs and clients spell it differently; read all three (facts §2). */
const SPELLINGS = ['X-IA-Throttle-Limit-RetryAfter', 'X-IA-Throttle-Limit-Retry-After', 'Retry-After']

/** Off until a test switches them on; real time, not the sandbox's clock. */
export class Limits {
  /** Whether throttle headers stand on ordinary answers; unknown (facts §11, 2). */
  showHeaders = true
  /** Seconds a throttled caller is told to wait. */
  retryAfter = 60
  #figures: LimitFigures = FIGURES
  #limits: { minute: RateLimit; hour: RateLimit } | undefined
  readonly #running = new Map<string, number>()
  #told = 0

  enforce(figures: Partial<LimitFigures> = {}): void {
    this.#figures = { ...FIGURES, ...figures }
    this.#limits = {
      minute: new RateLimit(this.#figures.perMinute, 60_000),
      hour: new RateLimit(this.#figures.perHour, 3_600_000),
    }
  }

  lift(): void {
    this.#limits = undefined
  }

  /** @returns how to say that the request is over; undefined when it may not pass. */
  enter(company: string): (() => void) | undefined {
    const running = this.#running.get(company) ?? 0
    if (this.#limits) {
      const { minute, hour } = this.#limits
      if (running >= this.#figures.concurrent || !minute.admits(company) || !hour.admits(company))
        return undefined
    }
    this.#running.set(company, running + 1)
    return () => this.#running.set(company, (this.#running.get(company) ?? 1) - 1)
  }

  headers(company: string): Record<string, string> {
    if (!this.showHeaders) return {}
    const { concurrent } = this.#figures
    const running = this.#running.get(company) ?? 0
    return {
      'X-IA-Throttle-Limit': String(concurrent),
      'X-IA-Throttle-Limit-Remaining': String(Math.max(0, concurrent - running)),
    }
  }

  /** On a refusal, in another spelling each time. */
  retryHeaders(): Record<string, string> {
    this.#told += 1
    return {
      'X-IA-Throttle-Limit': String(this.#figures.concurrent),
      'X-IA-Throttle-Limit-Remaining': '0',
      [SPELLINGS[this.#told % SPELLINGS.length] as string]: String(this.retryAfter),
    }
  }
}
