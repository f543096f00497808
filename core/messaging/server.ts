import { browser } from 'wxt/browser'
import type { Instant } from '../ledger/records.ts'
import { CommandError } from './client.ts'
import type { Sender } from './message.ts'
import { type Answer, type Input, type MessageName, protocol } from './protocol.ts'
import type { Reply } from './reply.ts'

export interface SenderFacts {
  from: Sender
  /** The page that asks, for a companion: the tab's own address, not what the message says. */
  url: URL | undefined
  tabId: number | undefined
  /** The frame in it, 0 for the page itself. */
  frameId?: number | undefined
}

export type Handlers = {
  [N in MessageName]: (input: Input<N>, sender: SenderFacts) => Promise<Answer<N>> | Answer<N>
}

interface RawSender {
  id?: string | undefined
  url?: string | undefined
  tab?: { id?: number | undefined } | undefined
  frameId?: number | undefined
}

/**
 * Answers every message of the protocol, or refuses it: a foreign sender, an unknown name, a wrong
 * shape, a command that its surface may not give. Register at the top level of the worker, before
 * any await, or the message that woke it is lost.
 */
export function serve(handlers: Handlers): void {
  // By the callback: Chrome by itself takes no promise for an answer (wxt.config.ts, without-polyfill).
  const listener = (message: unknown, sender: RawSender, reply: (value: unknown) => void): boolean => {
    const name = (message as { name?: unknown } | null)?.name
    if (typeof name !== 'string') return false
    void answer(handlers, name, (message as { input?: unknown }).input, sender).then(reply)
    return true
  }
  browser.runtime.onMessage.addListener(listener as never)
}

/** One message, from its raw form to its reply; never rejects. */
export async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  sender: RawSender,
): Promise<Reply<unknown>> {
  const facts = senderFacts(sender)
  if (!facts || !Object.hasOwn(protocol, name))
    return refusal('refused', 'This message is not for AR Companion.')
  const message = protocol[name as MessageName]
  if (!message.from.some(allowed => allowed === facts.from)) {
    return refusal('refused', 'This can only be done on a page of AR Companion itself.')
  }
  const parsed = message.input.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refusal(
      'bad-message',
      `Malformed ${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    )
  }
  try {
    const handler = handlers[name as MessageName] as (input: unknown, sender: SenderFacts) => unknown
    return { ok: true, value: await handler(parsed.data, facts) }
  } catch (error) {
    if (error instanceof CommandError) return refusal(error.code, error.message, error.until)
    console.error(name, error)
    return refusal('internal', 'Something went wrong inside AR Companion. The sync log has the details.')
  }
}

function senderFacts(sender: RawSender): SenderFacts | undefined {
  if (sender.id !== browser.runtime.id) return undefined
  const url = sender.url && URL.canParse(sender.url) ? new URL(sender.url) : undefined
  const own = browser.runtime.getURL('/' as never)
  const from: Sender = url?.href.startsWith(own) ? 'screen' : 'companion'
  if (from === 'companion' && sender.tab?.id === undefined) return undefined
  return { from, url, tabId: sender.tab?.id, frameId: sender.frameId }
}

const refusal = (code: CommandError['code'], message: string, until?: Instant): Reply<never> => ({
  ok: false,
  error: { code, message, ...(until ? { until } : {}) },
})
