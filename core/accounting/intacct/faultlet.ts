import type { Faultlet } from '../connector.ts'

const SUPPORT = /\s*\[Support ID:\s*([^\]]*)\]/i

/** The id in `[Support ID: …]`, which Intacct hangs on its sentences, `~` and `@` escaped or not. */
export const supportIdIn = (text: string): string | undefined => SUPPORT.exec(text)?.[1]?.trim() || undefined

const plain = (text: string | undefined): string | undefined => text?.replace(SUPPORT, '').trim() || undefined

export function faultlet(parts: {
  code?: string | undefined
  message?: string | undefined
  detail?: string | undefined
  element?: string | undefined
}): Faultlet {
  const detail = plain(parts.detail)
  const message = plain(parts.message) ?? detail ?? 'Unknown error'
  const code = parts.code?.trim()
  const element = parts.element?.trim()
  return {
    message,
    ...(code ? { code } : {}),
    ...(detail && detail !== message ? { detail } : {}),
    ...(element ? { element } : {}),
  }
}
