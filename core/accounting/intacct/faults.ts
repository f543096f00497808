import type { Faults } from '../bad-answer.ts'
import type { Faultlet } from '../connector.ts'
import { faultlet, supportIdIn } from './faultlet.ts'
import { xmlErrors } from './xml-errors.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function text(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Numbers of the older API stand in `code`, the newer ones in `errorId` (facts §4.1, §4.3). */
const codeOf = (error: Fields): string | undefined => {
  const code = text(error, 'code')
  return code && /^[A-Z]{2,6}\d{5,}$/.test(code) ? code : (text(error, 'errorId') ?? code)
}

/** One entry: a sentence, or several errors as XML inside it. */
function fromFields(error: Fields): Faultlet[] {
  const message = text(error, 'message') ?? ''
  const inside = xmlErrors(message)
  if (inside.length > 0) return inside
  return [
    faultlet({
      code: codeOf(error),
      message: message || text(error, 'error_description'),
      detail: text(error, 'correction'),
      element: text(error, 'target'),
    }),
  ]
}

/** Sentences that only say that something failed: beside a cause they are left out. */
const WRAPPER =
  /^(could not (create|update|delete|post) .*(record|transaction)|currently,? we (can't|cannot) (create|update|post|delete)|(POST|PATCH|DELETE|GET) request on .* unsuccessful|payload contains errors|operation .* failed)/i

/** The cause comes last as REST writes it, first as XML does: whatever is no wrapper is one. */
function causes(faults: Faultlet[]): Faultlet[] {
  const specific = faults.filter(({ message }) => !WRAPPER.test(message))
  return specific.length > 0 ? specific : faults.slice(-1)
}

/** The error of one of the three shapes: nested, on top, bare (facts §4.1); of one item of a batch as well. */
function errorIn(body: Fields): unknown {
  const result = body['ia::result']
  const first = Array.isArray(result) ? result.find(item => isFields(item) && item['ia::error']) : result
  if (isFields(first) && first['ia::error']) return first['ia::error']
  return body['ia::error'] ?? body.error
}

/** The faults in parsed JSON, undefined when it holds none. Never throws. */
export function jsonFaults(body: unknown): Faults | undefined {
  if (!isFields(body)) return undefined
  const error = errorIn(body)
  if (typeof error === 'string')
    return { faults: [faultlet({ code: error, message: text(body, 'error_description') ?? error })] }
  if (!isFields(error)) return undefined
  const details = (Array.isArray(error.details) ? error.details : []).filter(isFields)
  const trace = text(error, 'supportId') ?? supportIdIn(JSON.stringify(error)) ?? requestId(error)
  const faults = causes([...fromFields(error), ...details.flatMap(fromFields)])
  return { faults, ...(trace ? { trace } : {}) }
}

/** The gateway's `details` are an object. */
const requestId = ({ details }: Fields): string | undefined =>
  isFields(details) ? text(details, 'requestId') : undefined

/** The faults in an answer of any shape, undefined when it is none of them. Never throws. */
export function readFaults(answer: string): Faults | undefined {
  if (/^\s*</.test(answer)) {
    const faults = xmlErrors(answer)
    if (faults.length === 0) return undefined
    const trace = supportIdIn(answer)
    return { faults: causes(faults), ...(trace ? { trace } : {}) }
  }
  try {
    return jsonFaults(JSON.parse(answer))
  } catch {
    return undefined
  }
}
