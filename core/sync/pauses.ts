import { AccountingError } from '../accounting/connector.ts'
import type { Instant } from '../ledger/records.ts'
import type { RunLog } from './run-log.ts'

/** What was asked for is done, or goes on by itself once a pause that the accounting system asked for is over. */
export interface Asked {
  waitsUntil?: Instant
}

/** A server may ask for hours; a user's click is not kept so long, and a scheduled sync comes by then. */
const LONGEST_PAUSE_MS = 15 * 60_000
/** It was told to stay away, stayed away, and is told so again: not for ever. */
const MOST_PAUSES = 3

/** Runs a piece of work of a run. */
export type Through = <T>(log: RunLog, work: () => Promise<T>) => Promise<T>
/** A pause makes it fail. */
export const atOnce: Through = (_, work) => work()

interface Deps {
  now(): number
  wait?(milliseconds: number): Promise<void>
}

const byClock = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

/**
 * Work that a user asked for, under one key each: it waits out a pause instead of failing, and whoever asks
 * for it meanwhile shares it. The answer comes when it is done, or as soon as it has to wait.
 */
export function pausing(deps: Deps) {
  const underWay = new Map<string, { answer: Promise<unknown>; waitsUntil?: Instant }>()
  const wait = deps.wait ?? byClock

  /** @throws whatever `work` throws, once no more pause is waited out */
  async function throughPauses<T>(
    log: RunLog,
    work: () => Promise<T>,
    onPause: (until: Instant) => void,
  ): Promise<T> {
    for (let pauses = 0; ; pauses++) {
      try {
        return await work()
      } catch (error) {
        const pause =
          error instanceof AccountingError && error.reason === 'throttled' ? error.retryAfter : undefined
        if (pause === undefined || pause > LONGEST_PAUSE_MS || pauses === MOST_PAUSES) throw error
        const until = new Date(deps.now() + pause).toISOString()
        log.run.waitsUntil = until
        await log.save()
        onPause(until)
        await wait(pause)
        delete log.run.waitsUntil
      }
    }
  }

  /** `begin` runs its work through the function that it is given. */
  return <T>(key: string, begin: (through: Through) => Promise<T>): Promise<T | Asked> => {
    const known = underWay.get(key)
    if (known?.waitsUntil) return Promise.resolve({ waitsUntil: known.waitsUntil })
    if (known) return known.answer as Promise<T | Asked>
    let paused: (asked: Asked) => void = () => undefined
    const toldToWait = new Promise<Asked>(resolve => {
      paused = resolve
    })
    const done = begin((log, work) =>
      throughPauses(log, work, waitsUntil => {
        const entry = underWay.get(key)
        if (entry) entry.waitsUntil = waitsUntil
        paused({ waitsUntil })
      }),
    ).finally(() => underWay.delete(key))
    // Once the answer was that it waits, what it fails with later stands in the sync log.
    done.catch(() => undefined)
    const answer = Promise.race([done, toldToWait])
    underWay.set(key, { answer })
    return answer
  }
}
