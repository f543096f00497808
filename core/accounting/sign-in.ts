import type { Grant, OAuthClient, OAuthDeps } from './oauth.ts'
import type { Secrets } from './secrets.ts'

/** The front half of connecting: one per accounting system, driven by the connection flow. */
export interface SignInFlow {
  /** Where the user signs in. `challenge` is the PKCE challenge, for a system that takes one. */
  authorizeUrl(request: { clientId: string; redirectUri: string; state: string; challenge?: string }): string
  /**
   * What came back to the redirect URI; a system that does not name the company there tells it with the
   * company's facts. @throws AccountingError `sign-in` when it was refused there, the
   * state is another's, or something is missing.
   */
  readCallback(address: string, state: string): { code: string; companyId?: string }
  /** @throws AccountingError */
  exchange(
    request: OAuthClient & { code: string; redirectUri: string; verifier?: string },
    deps?: Partial<OAuthDeps>,
  ): Promise<Grant>
  /** Ends the sign-in at the vendor. @throws AccountingError; what is erased here stays erased. */
  revoke(secrets: Secrets, deps?: Partial<OAuthDeps>): Promise<void>
}

/** The back half: a token that works, whoever else is refreshing it. */
export interface SignIn {
  /** Renewed when it is about to expire. @throws AccountingError */
  accessToken(): Promise<string>
  /** Another one than `stale`, which was refused. @throws AccountingError */
  renew(stale: string): Promise<string>
  /** What must never show in a message. */
  secrets(): Promise<string[]>
}
