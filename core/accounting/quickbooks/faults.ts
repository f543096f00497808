import type { Faults } from '../bad-answer.ts'
import type { Faultlet } from '../connector.ts'
import { faultlet } from './faultlet.ts'
import { xmlFaults } from './xml-faults.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The API writes `Fault`, its gateway `fault`. */
function field(fields: Fields, name: string): unknown {
  const key = Object.keys(fields).find(key => key.toLowerCase() === name)
  return key === undefined ? undefined : fields[key]
}

function text(fields: Fields, name: string): string | undefined {
  const value = field(fields, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

const fromFields = (error: Fields): Faultlet =>
  faultlet({
    code: text(error, 'code'),
    message: text(error, 'message'),
    detail: text(error, 'detail'),
    element: text(error, 'element'),
  })

/**
 * The faults in parsed JSON, undefined when it holds none: the API's validation shape, the gateway's
 * lower-case one, and the bare `{code, type, detail}` (facts §1.10). Never throws.
 */
export function jsonFaults(body: unknown): Faults | undefined {
  if (!isFields(body)) return undefined
  const fault = field(body, 'fault')
  if (isFields(fault)) {
    const errors = field(fault, 'error')
    const faults = (Array.isArray(errors) ? errors : [errors]).filter(isFields).map(fromFields)
    const type = text(fault, 'type')
    return { faults: faults.length > 0 ? faults : [faultlet({})], ...(type ? { type } : {}) }
  }
  const type = text(body, 'type')
  if (text(body, 'code') && type) return { faults: [fromFields(body)], type }
  return undefined
}

/** The faults in an answer of any of the four shapes, undefined when it is none of them. Never throws. */
export function readFaults(answer: string): Faults | undefined {
  if (/^\s*</.test(answer)) return xmlFaults(answer)
  try {
    return jsonFaults(JSON.parse(answer))
  } catch {
    return undefined
  }
}
