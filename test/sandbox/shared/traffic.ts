import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answer } from './answer.ts'
import { Clock } from './clock.ts'
import { type Fault, Faults, strikesAfter } from './faults.ts'
import { type LoggedRequest, RequestLog } from './request-log.ts'
import { type FaultDress, strike } from './strike.ts'

type Hook = (request: LoggedRequest) => void | Promise<void>

/** What every stand-in does with a request: log, hooks, planned faults, and then the call itself. */
export class Traffic {
  readonly clock = new Clock()
  readonly faults = new Faults()
  readonly requests = new RequestLog()
  /** Milliseconds every API request takes longer. */
  latency = 0
  readonly #onRequest = new Set<Hook>()
  readonly #onAnswer = new Set<Hook>()

  /** Called before a request is looked at; it waits for the hook. @returns how to take the hook away. */
  onRequest(hook: Hook): () => void {
    this.#onRequest.add(hook)
    return () => this.#onRequest.delete(hook)
  }

  /** Called after the request took effect and before its answer goes out. @returns how to take the hook away. */
  onAnswer(hook: Hook): () => void {
    this.#onAnswer.add(hook)
    return () => this.#onAnswer.delete(hook)
  }

  /** Notes a request in the log. */
  hear(
    request: { method: string; url: string },
    body: string,
    more: Pick<LoggedRequest, 'realm' | 'entity' | 'requestid'> = {},
  ): LoggedRequest {
    const { host, pathname: path, searchParams } = new URL(request.url)
    const query = Object.fromEntries(searchParams)
    return this.requests.open({
      at: this.clock.now(),
      method: request.method,
      host,
      path,
      query,
      body,
      ...more,
    })
  }

  /** `stored` is told of a planned refusal that the vendor remembers under the idempotency key. */
  async carry(
    env: HttpBindings,
    entry: LoggedRequest,
    dress: FaultDress,
    run: () => Promise<Answer>,
    stored?: (answer: Answer) => void,
  ): Promise<Response> {
    for (const hook of this.#onRequest) await hook(entry)
    if (this.latency > 0) await new Promise(resolve => setTimeout(resolve, this.latency))
    const fault = this.faults.take(entry)
    if (fault) entry.fault = fault.kind
    if (fault && !strikesAfter(fault)) {
      const struck = await strike(fault, env, dress, undefined)
      if (struck && isStored(fault)) stored?.(struck)
      return deliver(entry, struck, dress)
    }
    const answer = await run()
    for (const hook of this.#onAnswer) await hook(entry)
    return deliver(entry, fault ? await strike(fault, env, dress, answer) : answer, dress)
  }
}

const isStored = (fault: Fault): boolean => 'stored' in fault && fault.stored === true

/** Undefined: the connection was cut, and the log shows no status. */
function deliver(entry: LoggedRequest, answer: Answer | undefined, dress: FaultDress): Response {
  if (!answer) return RESPONSE_ALREADY_SENT
  entry.status = answer.status
  const empty = answer.status === 204
  return new Response(empty ? null : answer.body, {
    status: answer.status,
    headers: { ...dress.headers?.(), ...answer.headers },
  })
}
