import { browser } from 'wxt/browser'
import type { Answer, FailureCode, Input, MessageName, Reply } from './protocol.ts'

/** A refusal or failure that the worker answered with, in a sentence for the user. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: FailureCode
  constructor(code: FailureCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Sends a command to the worker and waits for its answer.
 * @throws CommandError `reloaded` when the extension was updated under this page, else the worker's own.
 */
export async function send<N extends MessageName>(name: N, input: Input<N>): Promise<Answer<N>> {
  if (!browser.runtime?.id) throw reloaded()
  let reply: Reply<Answer<N>> | undefined
  try {
    reply = (await browser.runtime.sendMessage({ name, input })) as Reply<Answer<N>> | undefined
  } catch (error) {
    if (/context invalidated|receiving end|not establish/i.test(String(error))) throw reloaded()
    throw error
  }
  if (!reply) throw new CommandError('internal', 'The background worker gave no answer. Try again.')
  if (!reply.ok) throw new CommandError(reply.error.code, reply.error.message)
  return reply.value
}

const reloaded = () => new CommandError('reloaded', 'AR Companion was updated. Reload this page to go on.')
