import type { Faultlet } from '../connector.ts'
import { type FaultParts, faultletOf } from '../faultlet.ts'

/** `003200` and `3200` are one code; the gateway sometimes writes it into the message alone (facts §1.10). */
export function faultlet(parts: FaultParts): Faultlet {
  const fault = faultletOf(parts)
  const code = (fault.code ?? /errorCode=(\w+)/.exec(fault.message)?.[1])?.replace(/^0+(?=\d)/, '')
  return code ? { ...fault, code } : fault
}
