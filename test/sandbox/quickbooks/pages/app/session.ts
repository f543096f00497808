import type { PageMessage } from '../../../shared/page-control.ts'
import { get } from './api.ts'

export interface Session {
  company: { realmId: string; name: string }
  companies: { realmId: string; name: string }[]
  user: string
  today: string
  build: string
  withoutHooks: string[]
  /** What this page shall show: what a test planned, or asks for in its address. */
  show: PageMessage[]
  preferences: { customNumbers: boolean; closedThrough: string }
  nextNumber: string
}

let held: Session | undefined

export async function loadSession(): Promise<Session> {
  held = await get<Session>(`/session${location.search}`)
  return held
}

/** @throws Error before it is loaded. */
export function session(): Session {
  if (!held) throw new Error('The session is not loaded yet.')
  return held
}
