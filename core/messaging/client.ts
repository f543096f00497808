import { browser } from 'wxt/browser'
import { systemOf } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'
import type { Answer, Input, MessageName } from './protocol.ts'
import { isRepeatable } from './repeatable.ts'
import type { FailureCode, Reply } from './reply.ts'

/**
 * A refusal or failure that the worker answered with: a sentence for the user, or, under a code that the
 * screens have words for (core/ledger/trouble.ts), what came word by word.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: FailureCode
  /** For `throttled`: when the accounting system may be asked again. */
  readonly until: Instant | undefined
  /** The accounting system that the command was about, where it names one. */
  readonly system: string | undefined
  constructor(code: FailureCode, message: string, until?: Instant, system?: string) {
    super(message)
    this.code = code
    this.until = until
    this.system = system
  }
}

/**
 * Milliseconds before what got no answer is asked again: at once, and when the worker has surely ended. Firefox
 * loses what comes while it ends its event page (tried), the first of these too.
 */
const ASKED_AGAIN_AFTER = [0, 1000]

/**
 * Sends a command to the worker and waits for its answer. A worker that the browser stopped in the middle is
 * asked again, where the command may be repeated.
 * @throws CommandError `reloaded` when the extension was updated under this page, `stopped` when no answer
 * came, else the worker's own.
 */
export async function send<N extends MessageName>(name: N, input: Input<N>): Promise<Answer<N>> {
  let reply = await ask(name, input)
  for (const pause of isRepeatable(name) ? ASKED_AGAIN_AFTER : []) {
    if (reply) break
    await new Promise(resolve => setTimeout(resolve, pause))
    reply = await ask(name, input)
  }
  if (!reply) throw new CommandError('stopped', 'The browser stopped AR Companion before it answered.')
  if (!reply.ok) {
    const { code, message, until } = reply.error
    throw new CommandError(code, message, until, systemIn(input as About))
  }
  return reply.value
}

/** A connection's id begins with its system (core/ledger/connection.ts). */
interface About {
  connectionId?: string | undefined
  system?: string
  context?: { system: string } | undefined
}

function systemIn(input: About): string | undefined {
  return (
    input.system ??
    input.context?.system ??
    (input.connectionId === undefined ? undefined : systemOf(input.connectionId))
  )
}

/** Undefined where the worker was stopped before it answered. */
async function ask<N extends MessageName>(name: N, input: Input<N>): Promise<Reply<Answer<N>> | undefined> {
  if (!browser.runtime?.id) throw reloaded()
  try {
    return (await browser.runtime.sendMessage({ name, input })) as Reply<Answer<N>> | undefined
  } catch (error) {
    // Chrome's and Firefox's words for a listener that went away. Firefox says that the receiving end does not
    // exist of an event page that it ended in the middle too (tried), so it does not tell whether the worker heard.
    if (GONE.test(String(error))) return undefined
    if (/context invalidated/i.test(String(error))) throw reloaded()
    throw error
  }
}

const GONE =
  /channel closed|port closed|went out of scope|conduit|actor .*destroyed|receiving end|not establish/i

const reloaded = () => new CommandError('reloaded', 'AR Companion was updated. Reload this page to go on.')
