import type { Connection } from '../../ledger/connection.ts'

/** Facts §1.1 and §2.1. Both environments sign in at the same place. */
export const HOSTS: Record<Connection['environment'], { api: string; app: string }> = {
  production: { api: 'https://quickbooks.api.intuit.com', app: 'https://qbo.intuit.com' },
  sandbox: { api: 'https://sandbox-quickbooks.api.intuit.com', app: 'https://sandbox.qbo.intuit.com' },
}

/** Facts §1.3. */
export const OAUTH = {
  authorize: 'https://appcenter.intuit.com/connect/oauth2',
  token: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  revoke: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
  scope: 'com.intuit.quickbooks.accounting',
} as const

/** Versions below it are served as it (facts §1.2). */
export const MINOR_VERSION = '75'
