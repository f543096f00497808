import type { Faultlet } from '../connector.ts'
import { type FaultParts, faultletOf } from '../faultlet.ts'

const SUPPORT = /\s*\[Support ID:\s*([^\]]*)\]/i

/** The id in `[Support ID: …]`, which Intacct hangs on its sentences, `~` and `@` escaped or not. */
export const supportIdIn = (text: string): string | undefined => SUPPORT.exec(text)?.[1]?.trim() || undefined

export const faultlet = (parts: FaultParts): Faultlet =>
  faultletOf(parts, text => text?.replace(SUPPORT, '').trim())
