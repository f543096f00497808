import type { HttpBindings } from '@hono/node-server'
import type { Answer } from './answer.ts'
import type { Fault } from './faults.ts'

type Of<K extends Fault['kind']> = Extract<Fault, { kind: K }>

/** How one vendor words what goes wrong. */
export interface FaultDress {
  throttled(fault: Of<'throttle'>): Answer
  failed(status: number, as: 'json' | 'xml'): Answer
  refused(fault: Of<'fault'>): Answer
  /** What every answer of this vendor's API carries. */
  headers?(): Record<string, string>
}

const PROXY_PAGE = (status: number) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status} Gateway error</h1><p>The proxy server received an invalid response from an upstream server.</p></body></html>`

/**
 * Carries out a planned fault. `answer` is what would have gone out, when the request took effect already.
 * @returns what goes out instead; undefined when the connection is gone.
 */
export async function strike(
  fault: Fault,
  env: HttpBindings,
  dress: FaultDress,
  answer: Answer | undefined,
): Promise<Answer | undefined> {
  switch (fault.kind) {
    case 'cut':
      return cut(env)
    case 'timeout':
      fault.onHold?.()
      await held(env, fault.hold)
      return cut(env)
    case 'raw':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body }
    case 'truncated': {
      const text = typeof answer?.body === 'string' ? answer.body : ''
      const kept = text.slice(0, Math.floor(text.length * (fault.keep ?? 0.6)))
      return { status: answer?.status ?? 200, headers: answer?.headers ?? {}, body: kept }
    }
    case 'throttle':
      return dress.throttled(fault)
    case 'status': {
      const { status, as = 'json' } = fault
      if (as === 'empty') return { status, headers: {}, body: '' }
      if (as === 'html') return { status, headers: { 'Content-Type': 'text/html' }, body: PROXY_PAGE(status) }
      return dress.failed(status, as)
    }
    case 'fault':
      return dress.refused(fault)
  }
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
