/**
 * A small share of the page's time for one kind of work: what was saved up in quiet moments may be spent
 * at once, then the work rests until its share of the time has come again.
 */
export function createShare(
  options: {
    /** Of the time, 0 to 1. */
    share: number
    /** Milliseconds of work that are saved up at most. */
    saved: number
    /** Milliseconds of rest at most, however much was spent. */
    longest: number
  },
  now: () => number,
) {
  let left = options.saved
  let at = now()
  const refill = () => {
    left = Math.min(options.saved, left + (now() - at) * options.share)
    at = now()
  }
  return {
    /** Milliseconds until there is something to spend. */
    wait(): number {
      refill()
      return Math.max(0, -left / options.share)
    },
    spend(milliseconds: number): void {
      refill()
      left = Math.max(left - milliseconds, -options.longest * options.share)
    },
  }
}
