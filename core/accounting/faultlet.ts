import type { Faultlet } from './connector.ts'

/** What an answer says of one fault; blank is absent. */
export interface FaultParts {
  code?: string | undefined
  message?: string | undefined
  detail?: string | undefined
  element?: string | undefined
}

/** `clean`: what every text goes through first. */
export function faultletOf(
  { message: said, detail: more, code, element }: FaultParts,
  clean = (text: string | undefined): string | undefined => text?.trim(),
): Faultlet {
  const detail = clean(more)
  const message = clean(said) || detail || 'Unknown error'
  const fault: Faultlet = { message }
  if (code?.trim()) fault.code = code.trim()
  if (detail && detail !== message) fault.detail = detail
  if (element?.trim()) fault.element = element.trim()
  return fault
}
