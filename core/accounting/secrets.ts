import type { Instant } from '../ledger/records.ts'

/** What only the worker holds; stored in the extension's own IndexedDB, in a database of its own (design §6). */
export interface Secrets {
  connectionId: string
  clientId: string
  clientSecret?: string
  accessToken: string
  refreshToken: string
  accessExpiresAt: Instant
  refreshExpiresAt?: Instant
}

/** Injected into a connector: single-flight refresh stores the newest token before it is used. */
export interface SecretVault {
  read(connectionId: string): Promise<Secrets | undefined>
  write(secrets: Secrets): Promise<void>
  erase(connectionId: string): Promise<void>
}
