import type { Answer } from '../../shared/answer.ts'
import type { Fault } from '../../shared/faults.ts'
import type { FaultDress } from '../../shared/strike.ts'
import { QboFault } from '../fault.ts'
import { apiHeaders, type Dresser } from './answers.ts'

/** How QBO words a planned fault. */
export const faultDress = (dress: Dresser): FaultDress => ({
  throttled: fault => throttled(dress.as(fault.as), fault.status ?? 429),
  failed: (status, as) => dress.as(as).fault(systemFault(status)),
  refused: fault => refused(fault, dress),
  headers: apiHeaders,
})

/** Rate limits answer 429 since 2016, 403 before; the text has two blanks (facts §1.9). */
export function throttled(dress: Dresser, status: 429 | 403 = 429): Answer {
  const message = `message=ThrottleExceeded; errorCode=003001; statusCode=${status}`
  return dress.gateway(status, 'SERVICE', '3001', message, 'The request limit was reached.  Try again later')
}

const systemFault = (status: number): QboFault =>
  new QboFault(
    {
      code: '10000',
      Message: 'An application error has occurred while processing your request',
      Detail: 'System Failure Error: An unexpected error occurred while accessing or saving your data.',
    },
    'SystemFault',
    status,
  )

/** Any fault in any of the four shapes (facts §1.10). */
function refused(fault: Extract<Fault, { kind: 'fault' }>, dress: Dresser): Answer {
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
