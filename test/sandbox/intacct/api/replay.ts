import { createHash } from 'node:crypto'
import type { Answer } from '../../shared/answer.ts'
import type { Clock } from '../../shared/clock.ts'
import { instant } from '../books/view.ts'
import { refusals } from '../refusal.ts'

/** Replayed for 48 hours, reserved for 60 days (facts/sage-intacct-rest.md §2). */
const REPLAYED = 48 * 3_600_000
const RESERVED = 60 * 86_400_000
const LONGEST = 256

interface Held {
  request: string
  at: number
  /** Undefined while the first is still running. */
  answer: Answer | undefined
}

/** `Idempotency-Key`: the first answer again, a failure too; another body or a late repeat is a conflict. */
export class Replays {
  /** Milliseconds that a first request under a key stays unfinished after it took effect: time for a second copy. */
  slow = 0
  readonly #clock: Clock
  readonly #held = new Map<string, Held>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The first answer, if there was one; else the key is taken. @throws Refusal 409 */
  begin(scope: string, key: string, request: string): Answer | undefined {
    if (key.length > LONGEST) throw refusals.query(`Idempotency-Key may have at most ${LONGEST} characters`)
    const name = `${scope} ${key}`
    const held = this.#held.get(name)
    const now = this.#clock.now()
    if (!held || now - held.at > RESERVED) {
      this.#held.set(name, { request: digest(request), at: now, answer: undefined })
      return undefined
    }
    // The bodies of these are not known (facts §11, 2).
    if (held.request !== digest(request))
      throw refusals.idempotency('The idempotency key was used with a different request')
    if (!held.answer)
      throw refusals.idempotency('A request with this idempotency key is still being processed')
    if (now - held.at > REPLAYED) throw refusals.idempotency('The idempotency key is reserved')
    return {
      ...held.answer,
      headers: { ...held.answer.headers, 'x-ia-idempotency-cached-date': instant(held.at) },
    }
  }

  remember(scope: string, key: string, request: string, answer: Answer): void {
    const name = `${scope} ${key}`
    const at = this.#held.get(name)?.at ?? this.#clock.now()
    this.#held.set(name, { request: digest(request), at, answer })
  }

  /** The request never reached the books: the key is free again. */
  forget(scope: string, key: string): void {
    const name = `${scope} ${key}`
    if (this.#held.get(name)?.answer === undefined) this.#held.delete(name)
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
