import type { HttpBindings } from '@hono/node-server'
import type { Fault } from '../../shared/faults.ts'
import { QboFault } from '../fault.ts'
import type { Dresser } from './answers.ts'
import type { Answer } from './replay.ts'

const PROXY_PAGE = (status: number) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status} Gateway error</h1><p>The proxy server received an invalid response from an upstream server.</p></body></html>`

/**
 * Carries out a planned fault. `answer` is what would have gone out, when the request took effect already.
 * @returns what goes out instead; undefined when the connection is gone.
 */
export async function strike(
  fault: Fault,
  env: HttpBindings,
  dress: Dresser,
  answer: Answer | undefined,
): Promise<Answer | undefined> {
  switch (fault.kind) {
    case 'cut':
      return cut(env)
    case 'timeout':
      await held(env, fault.hold)
      return cut(env)
    case 'throttle':
      return throttled(dress.as(fault.as), fault.status ?? 429)
    case 'status':
      return plain(fault.status, fault.as ?? 'json', dress)
    case 'raw':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body }
    case 'truncated': {
      const text = typeof answer?.body === 'string' ? answer.body : ''
      const kept = text.slice(0, Math.floor(text.length * (fault.keep ?? 0.6)))
      return { status: answer?.status ?? 200, headers: answer?.headers ?? {}, body: kept }
    }
    case 'fault':
      return dressed(fault, dress)
  }
}

/** Rate limits answer 429 since 2016, 403 before; the text has two blanks (facts §1.9). */
export function throttled(dress: Dresser, status: 429 | 403 = 429): Answer {
  const message = `message=ThrottleExceeded; errorCode=003001; statusCode=${status}`
  return dress.gateway(status, 'SERVICE', '3001', message, 'The request limit was reached.  Try again later')
}

function cut(env: HttpBindings): undefined {
  env.incoming.socket.destroy()
}

/** Until the time is over or the other side hangs up. */
function held(env: HttpBindings, milliseconds: number | undefined): Promise<void> {
  return new Promise(resolve => {
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
    env.incoming.socket.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function plain(status: number, as: 'json' | 'xml' | 'html' | 'empty', dress: Dresser): Answer {
  if (as === 'empty') return { status, headers: {}, body: '' }
  if (as === 'html') return { status, headers: { 'Content-Type': 'text/html' }, body: PROXY_PAGE(status) }
  return dress.as(as).fault(
    new QboFault(
      {
        code: '10000',
        Message: 'An application error has occurred while processing your request',
        Detail: 'System Failure Error: An unexpected error occurred while accessing or saving your data.',
      },
      'SystemFault',
      status,
    ),
  )
}

/** Any fault in any of the four shapes (facts §1.10). */
function dressed(fault: Extract<Fault, { kind: 'fault' }>, dress: Dresser): Answer {
  const { code, message, detail, element } = fault
  const status = fault.status ?? 400
  if (fault.dress === 'gateway')
    return dress.as('json').gateway(status, fault.type ?? 'AUTHENTICATION', code, message, detail ?? null)
  if (fault.dress === 'appconnect') {
    const body = {
      code,
      type: fault.type ?? 'INPUT',
      message: null,
      detail: detail ?? message,
      moreInfo: null,
    }
    return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  }
  return dress.as(fault.dress === 'xml' ? 'xml' : 'json').fault(
    new QboFault(
      {
        Message: message,
        ...(detail === undefined ? {} : { Detail: detail }),
        code,
        ...(element === undefined ? {} : { element }),
      },
      fault.type ?? 'ValidationFault',
      status,
    ),
  )
}
