import type { Waits } from '../../core/messaging/views.ts'
import { toast } from './toasts.tsx'
import { waitsText } from './trouble-text.ts'

/** Says that what was asked for goes on after a pause, where it has to. @returns whether it does */
export function sayWaits({ waitsUntil }: Waits, system?: string): boolean {
  if (waitsUntil) toast({ message: waitsText({ system, until: waitsUntil }), tone: 'info' })
  return waitsUntil !== undefined
}
