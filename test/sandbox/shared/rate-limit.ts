/** Counts requests per key in a sliding window of real time. */
export class RateLimit {
  readonly #seen = new Map<string, number[]>()
  readonly windowMs: number
  readonly most: number

  constructor(most: number, windowMs: number) {
    this.most = most
    this.windowMs = windowMs
  }

  /** True when one more may pass now; it is counted then. A refused one is not counted. */
  admits(key: string, now = performance.now()): boolean {
    const recent = (this.#seen.get(key) ?? []).filter(at => at > now - this.windowMs)
    const admitted = recent.length < this.most
    if (admitted) recent.push(now)
    this.#seen.set(key, recent)
    return admitted
  }
}
