import type { Secrets, SecretVault } from '../../../core/accounting/secrets.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { connectionIdOf } from '../../../core/ledger/connection.ts'

/** A company of the sandbox, and the right to read it. */
export interface Target {
  realm: string
  accessToken: string
  /** Milliseconds that the sandbox's clock is ahead of the machine's. */
  ahead?: number
}

export const connectionTo = ({ realm }: Target): Connection => ({
  id: connectionIdOf('quickbooks', 'production', realm),
  system: 'quickbooks',
  environment: 'production',
  companyId: realm,
  companyName: 'Meridian Supply Group',
  homeCurrency: 'USD',
  timeZone: 'America/Los_Angeles',
  state: 'connected',
  isHome: true,
  // The engine stores nothing for a connection that was made anew meanwhile.
  connectedAt: '2026-01-01T00:00:00.000Z',
  importing: true,
})

/** Tokens in memory: the sandbox issued them for the benchmark. */
export function vaultOf(target: Target): SecretVault {
  const secrets: Secrets = {
    connectionId: connectionTo(target).id,
    clientId: 'bench',
    accessToken: target.accessToken,
    refreshToken: 'none',
    accessExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  }
  return { read: async () => secrets, write: async () => {}, erase: async () => {} }
}
