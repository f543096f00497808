import type { LoggedRequest } from '../sandbox/shared/request-log.ts'
import type { Books } from './books.ts'
import type { Companion } from './companion.ts'
import type { Stop } from './scenario.ts'

/** Stops the worker where the scenario says, one stop after the other. */
export function stopper(
  companion: Companion,
  books: Books,
  stops: readonly Stop[],
  log: (line: string) => void,
) {
  const { traffic } = books
  const left = [...stops]
  let stop: Stop | undefined
  let count = 0
  let struck = 0
  let tokenTrouble = false
  /** The strike under way, with what it arms next. */
  let striking: Promise<unknown> = Promise.resolve()

  const next = async () => {
    stop = left.shift()
    count = 0
    if (stop?.at === 'transaction') await companion.arm(stop.n, stop.committed)
  }
  const strike = async (where: string) => {
    struck += 1
    log(`stopped ${where}`)
    stop = undefined
    await companion.stop()
    // Not awaited by the request that is held: it may wake the worker, whose requests come after this one.
    striking = next()
  }
  const hook = (when: 'before' | 'after') => async (entry: LoggedRequest) => {
    if (stop?.at !== 'request' || stop.when !== when || !books.isOf(entry, stop.of)) return
    count += 1
    if (count < stop.n) return
    if (books.isOf(entry, 'token')) tokenTrouble = true
    if (when === 'before')
      traffic.faults.plan({ method: entry.method, path: exactly(entry.path), fault: { kind: 'cut', when } })
    await strike(`${when} ${entry.method} ${entry.path}`)
  }
  const ends = [traffic.onRequest(hook('before')), traffic.onAnswer(hook('after'))]
  companion.onStruck(() => {
    // The vault is written in transactions too: a token received may be cut off there.
    tokenTrouble = true
    if (stop?.at === 'transaction')
      striking = strike(`at transaction ${stop.n}, ${stop.committed ? 'committed' : 'undone'}`)
  })
  return {
    begin: next,
    get struck() {
      return struck
    },
    get tokenTrouble() {
      return tokenTrouble
    },
    async end() {
      for (const end of ends) end()
      left.length = 0
      // A strike ends in the arming of the next.
      await striking.then(() => striking)
      stop = undefined
      companion.onStruck(() => {})
      await companion.stop()
    },
  }
}

const exactly = (path: string): RegExp => new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
