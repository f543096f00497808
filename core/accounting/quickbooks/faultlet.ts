import type { Faultlet } from '../connector.ts'

/** `003200` and `3200` are one code; the gateway sometimes writes it into the message alone (facts §1.10). */
const codeOf = (code: string | undefined, message: string): string | undefined =>
  (code || /errorCode=(\w+)/.exec(message)?.[1])?.replace(/^0+(?=\d)/, '')

export function faultlet(parts: {
  code?: string | undefined
  message?: string | undefined
  detail?: string | undefined
  element?: string | undefined
}): Faultlet {
  const message = parts.message?.trim() || parts.detail?.trim() || 'Unknown error'
  const detail = parts.detail?.trim()
  const code = codeOf(parts.code?.trim(), message)
  const element = parts.element?.trim()
  return {
    message,
    ...(code ? { code } : {}),
    ...(detail && detail !== message ? { detail } : {}),
    ...(element ? { element } : {}),
  }
}
