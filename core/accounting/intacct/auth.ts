import { callbackOf } from '../callback.ts'
import { AccountingError } from '../connector.ts'
import { type Grant, type OAuthClient, type OAuthDeps, post, type Refusal, requestTokens } from '../oauth.ts'
import type { Secrets } from '../secrets.ts'
import type { SignInFlow } from '../sign-in.ts'
import { jsonFaults } from './faults.ts'
import { OAUTH } from './hosts.ts'

/** A newer authorization of the same user and company stops this one's refresh token (facts §3, REST-2102). */
const ELSEWHERE = 'Connected in another browser, sign in again.'

/** Refusals come in Intacct's own shapes too; a dead refresh token is one code to whoever refreshes. */
const refusal = (body: unknown): Refusal | undefined => {
  const fault = jsonFaults(body)?.faults[0]
  if (!fault) return undefined
  const { code = 'unknown', message } = fault
  if (code === 'REST-2102' || code === 'REST-1206') return { code: 'invalid_grant', message }
  return { code: code === 'REST-1216' ? 'invalid_client' : code, message }
}

const withDefaults = (deps: Partial<OAuthDeps>): OAuthDeps => ({
  fetch: (...request) => fetch(...request),
  now: Date.now,
  refusal,
  ...deps,
})

/** A client without a secret proves itself by the code verifier alone (facts §3). */
const credentials = ({ clientId, clientSecret }: OAuthClient): Record<string, string> => ({
  client_id: clientId,
  ...(clientSecret ? { client_secret: clientSecret } : {}),
})

export const intacctSignIn: SignInFlow = {
  authorizeUrl({ clientId, redirectUri, state, challenge }) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      state,
      scope: OAUTH.scope,
      ...(challenge ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
    })
    return `${OAUTH.authorize}?${query}`
  },

  readCallback(address, state) {
    const code = callbackOf(address, state, 'Sage Intacct').get('code')
    if (!code) throw new AccountingError('The answer of Sage Intacct holds no code.', { class: 'sign-in' })
    return { code }
  },

  exchange({ code, redirectUri, verifier, ...client }, deps = {}) {
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...credentials(client),
      ...(verifier ? { code_verifier: verifier } : {}),
    }
    return requestTokens(OAUTH.token, client, {}, form, withDefaults(deps))
  },

  /** Ends every sign-in of this user in this company (facts §3). */
  async revoke(secrets, deps = {}) {
    const form = new URLSearchParams({ ...credentials(secrets), token: secrets.refreshToken })
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const { status } = await post(OAUTH.revoke, headers, form.toString(), withDefaults(deps))
    // 400, 401: the token is not known (any more), which is what was asked for.
    if (status !== 200 && status !== 400 && status !== 401)
      throw new AccountingError(`Sage Intacct did not confirm the sign-out (HTTP ${status}).`, {
        class: status < 500 && status !== 429 ? 'sign-in' : 'retry',
        status,
      })
  },
}

/** The next tokens; the refresh token is another one each time (facts §3). @throws AccountingError */
export async function refreshTokens(secrets: Secrets, deps: Omit<OAuthDeps, 'refusal'>): Promise<Grant> {
  const form = {
    grant_type: 'refresh_token',
    refresh_token: secrets.refreshToken,
    ...credentials(secrets),
  }
  try {
    return await requestTokens(OAUTH.token, secrets, {}, form, { ...deps, refusal })
  } catch (error) {
    if (!(error instanceof AccountingError) || error.faults[0]?.code !== 'invalid_grant') throw error
    const { status, faults } = error
    throw new AccountingError(ELSEWHERE, { class: 'sign-in', status, faults })
  }
}
