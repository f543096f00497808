import { AccountingError } from '../accounting/connector.ts'
import type { Instant } from '../ledger/records.ts'
import { connected } from './connected.ts'
import type { SyncDeps } from './deps.ts'
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

const byClock = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

/**
 * Work that a user asked for, under one key each: it waits out a pause instead of failing, and whoever asks
 * for it meanwhile shares it. The answer comes when it is done, or as soon as it has to wait: for a pause of its
 * own, or behind other work that shares its `turn` and waits one out.
 */
export function pausing(deps: SyncDeps) {
  const underWay = new Map<string, Promise<unknown>>()
  /** By the name of the turn: the pause that is waited out in it, and whom one that begins is told. */
  const pauses = new Map<string, Asked>()
  const waiting = new Set<{ turn: string; tell(asked: Asked): void }>()
  /** What ends a pause early, and whose it is. */
  const ends = new Map<() => void, string>()
  const wait = deps.wait ?? byClock

  /** Throws whatever the work throws, once no more pause is waited out. */
  const through =
    (turn: string): Through =>
    async (log, work) => {
      for (let n = 0; ; n++) {
        try {
          return await work()
        } catch (error) {
          const pause =
            error instanceof AccountingError && error.reason === 'throttled' ? error.retryAfter : undefined
          if (pause === undefined || pause > LONGEST_PAUSE_MS || n === MOST_PAUSES) throw error
          const asked = { waitsUntil: new Date(deps.now() + pause).toISOString() }
          Object.assign(log.run, asked)
          await log.save()
          // A company that was given up while it was asked has nothing to wait for.
          await connected(deps, log.run.connectionId)
          pauses.set(turn, asked)
          for (const each of waiting) if (each.turn === turn) each.tell(asked)
          let end = () => {}
          await new Promise<void>((resolve, reject) => {
            end = resolve
            ends.set(end, log.run.connectionId)
            wait(pause).then(resolve, reject)
          }).finally(() => {
            pauses.delete(turn)
            ends.delete(end)
          })
          delete log.run.waitsUntil
        }
      }
    }

  /** `begin` runs its work through the function that it is given. */
  const asking = <T>(
    key: string,
    begin: (through: Through) => Promise<T>,
    turn = key,
  ): Promise<T | Asked> => {
    const done =
      (underWay.get(key) as Promise<T> | undefined) ??
      begin(through(turn)).finally(() => underWay.delete(key))
    underWay.set(key, done)
    return new Promise((resolve, reject) => {
      const one = { turn, tell: resolve }
      waiting.add(one)
      // Once the answer was that it waits, what it fails with later stands in the sync log.
      done.then(resolve, reject).finally(() => waiting.delete(one))
      const pause = pauses.get(turn)
      if (pause) resolve(pause)
    })
  }
  return {
    asking,
    interrupt(connectionId: string) {
      for (const [end, of] of ends) if (of === connectionId) end()
    },
  }
}
