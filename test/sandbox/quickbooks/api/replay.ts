import { createHash } from 'node:crypto'
import type { Answer } from '../../shared/answer.ts'
import type { Clock } from '../../shared/clock.ts'
import { faults } from '../fault.ts'

/** How long an id is remembered: not documented; a day, so that a client that waits longer must look first. */
const MEMORY = 86_400_000
const LONGEST_ID = 50

/**
 * `requestid` (facts §1.7): the same id with the same request gives the first answer again, with other content
 * 600. Only what took effect is remembered, so a refused request may be sent again under its id (inferred).
 */
export class Replays {
  readonly #clock: Clock
  readonly #held = new Map<string, { request: string; answer: Answer; at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The first answer, if there was one. @throws QboFault 600, 2130. */
  recall(realm: string, id: string, request: string): Answer | undefined {
    if (id.length > LONGEST_ID) throw faults.invalidRequestId(id.length)
    const held = this.#held.get(`${realm} ${id}`)
    if (!held || this.#clock.now() - held.at > MEMORY) return undefined
    if (held.request !== digest(request)) throw faults.duplicateRequestId()
    return held.answer
  }

  remember(realm: string, id: string, request: string, answer: Answer): void {
    this.#held.set(`${realm} ${id}`, { request: digest(request), answer, at: this.#clock.now() })
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
