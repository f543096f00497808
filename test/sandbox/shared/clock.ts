/**
 * The sandbox's own clock: real time plus an offset, so that a test can let tokens expire or a change
 * feed grow old without waiting.
 */
export class Clock {
  #offset = 0
  #fixed: number | undefined

  /** Milliseconds since 1970, UTC. */
  now(): number {
    return this.#fixed ?? Date.now() + this.#offset
  }

  /** Moves the clock; a negative number moves it back. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds
  }

  /** Runs something as if it happened at that instant: for seeding a company with a past. */
  during<T>(instant: number, run: () => T): T {
    const before = this.#fixed
    this.#fixed = instant
    try {
      return run()
    } finally {
      this.#fixed = before
    }
  }
}
