/** A look at the page, a piece at a time. */
export type Look<T> = Generator<T | undefined, void>

/** Our share of the page's time when it never rests, and the milliseconds saved up while it does. */
const SHARE = 0.006
const SAVED = 8
/** Enough to read an ordinary page as it opens. */
const SAVED_AT_START = 30
/** Milliseconds of rest when all is spent. */
const REST = 60
/** More looks than this wait for one look at everything instead. */
const LONGEST = 256

export interface WorkList<T> {
  add(looks: Look<T>[]): void
  /** One look at everything, unless one is still to come. */
  addWhole(): void
  clear(): void
}

/**
 * Does what there is to look at, the newest first, for no more than our share of the time: what comes in
 * after a quiet moment is done at once, a storm is worked off in small slices.
 */
export function createWorkList<T>(options: {
  take: (found: T) => void
  onSlice: () => void
  whole: () => Look<T>
  /** Milliseconds. */
  now: () => number
  later: (run: () => void, milliseconds: number) => void
}): WorkList<T> {
  let looks: Look<T>[] = []
  let wholeToCome = false
  let resting = false
  let saved = SAVED_AT_START
  let lastAt = options.now()

  const run = () => {
    const from = options.now()
    saved = Math.max(saved, Math.min(SAVED, saved + (from - lastAt) * SHARE))
    const until = from + saved
    while (looks.length > 0 && options.now() < until) {
      const { value, done } = looks[0]?.next() ?? { done: true, value: undefined }
      if (done) looks.shift()
      else if (value !== undefined) options.take(value)
    }
    lastAt = options.now()
    saved = Math.max(0, saved - (lastAt - from))
    options.onSlice()
    if (looks.length > 0 && !resting) {
      resting = true
      options.later(() => {
        resting = false
        run()
      }, REST)
    }
  }
  function* whole(): Look<T> {
    // What comes from now on is not covered by this look any more.
    wholeToCome = false
    yield* options.whole()
  }
  const addWhole = () => {
    if (wholeToCome) return
    wholeToCome = true
    looks.push(whole())
    run()
  }
  return {
    add(more) {
      if (looks.length + more.length > LONGEST) {
        looks = []
        wholeToCome = false
        return addWhole()
      }
      looks = [...more, ...looks]
      run()
    },
    addWhole,
    clear() {
      looks = []
      wholeToCome = false
    },
  }
}
