import { callbackOf } from '../callback.ts'
import { AccountingError } from '../connector.ts'
import { basic, type Grant, type OAuthDeps, post, requestTokens } from '../oauth.ts'
import type { Secrets } from '../secrets.ts'
import type { SignInFlow } from '../sign-in.ts'
import { OAUTH } from './hosts.ts'

const refused = (message: string) => new AccountingError(message, { class: 'sign-in' })

const withDefaults = (deps: Partial<OAuthDeps>): OAuthDeps => ({
  fetch: (...request) => fetch(...request),
  now: Date.now,
  ...deps,
})

/** Intuit documents no PKCE and no public client: the user's own id and secret, in a Basic header (facts §1.3). */
const credentials = (client: { clientId: string; clientSecret?: string | undefined }) => ({
  Authorization: basic(client),
})

export const quickbooksSignIn: SignInFlow = {
  authorizeUrl({ clientId, redirectUri, state }) {
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: OAUTH.scope,
      redirect_uri: redirectUri,
      state,
    })
    return `${OAUTH.authorize}?${query}`
  },

  /** The realm id arrives here only (facts §1.3). */
  readCallback(address, state) {
    const query = callbackOf(address, state, 'QuickBooks')
    const code = query.get('code')
    const companyId = query.get('realmId')
    if (!code || !companyId) throw refused('The answer of QuickBooks holds no code or no company.')
    if (!/^\d{1,30}$/.test(companyId)) throw refused('The company id of QuickBooks is not a number.')
    return { code, companyId }
  },

  exchange({ code, redirectUri, ...client }, deps = {}) {
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    return requestTokens(OAUTH.token, client, credentials(client), form, withDefaults(deps))
  },

  /** Revoking the refresh token ends the access token too. */
  async revoke(secrets, deps = {}) {
    const headers = { ...credentials(secrets), 'Content-Type': 'application/json' }
    const body = JSON.stringify({ token: secrets.refreshToken })
    const { status } = await post(OAUTH.revoke, headers, body, withDefaults(deps))
    // 400: the token is not known (any more), which is what was asked for.
    if (status !== 200 && status !== 400)
      throw new AccountingError(`QuickBooks did not confirm the sign-out (HTTP ${status}).`, {
        class: status < 500 && status !== 429 ? 'sign-in' : 'retry',
        status,
      })
  },
}

/** The next tokens. The refresh token's value changes about once a day: store what comes (facts §1.3). */
export function refreshTokens(secrets: Secrets, deps: OAuthDeps): Promise<Grant> {
  const form = { grant_type: 'refresh_token', refresh_token: secrets.refreshToken }
  return requestTokens(OAUTH.token, secrets, credentials(secrets), form, deps)
}
