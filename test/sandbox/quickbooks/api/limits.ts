import { RateLimit } from '../../shared/rate-limit.ts'

export interface LimitFigures {
  perSecond: number
  perMinute: number
  batchesPerMinute: number
}

/** The documented figures (facts §1.9). */
const DOCUMENTED: LimitFigures = { perSecond: 10, perMinute: 500, batchesPerMinute: 40 }

/** Off until a test switches them on; real time, not the sandbox's clock. */
export class Limits {
  #limits: { second: RateLimit; minute: RateLimit; batches: RateLimit } | undefined

  enforce(figures: Partial<LimitFigures> = {}): void {
    const { perSecond, perMinute, batchesPerMinute } = { ...DOCUMENTED, ...figures }
    this.#limits = {
      second: new RateLimit(perSecond, 1000),
      minute: new RateLimit(perMinute, 60_000),
      batches: new RateLimit(batchesPerMinute, 60_000),
    }
  }

  lift(): void {
    this.#limits = undefined
  }

  admits(realm: string, batch: boolean): boolean {
    const limits = this.#limits
    if (!limits) return true
    if (!limits.second.admits(realm) || !limits.minute.admits(realm)) return false
    return !batch || limits.batches.admits(realm)
  }
}
