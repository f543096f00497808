import { randomBytes } from 'node:crypto'
import type { Clock } from '../../shared/clock.ts'
import { acceptsRedirect, type OAuthClient } from '../../shared/oauth/client.ts'
import {
  type AuthorizeRequest,
  type Grant,
  OAuthServer,
  refused,
  type TokenAnswer,
} from '../../shared/oauth/server.ts'
import { DEFAULT_CLIENT } from './clients.ts'
import { IdTokens } from './id-token.ts'

const SECOND = 1000
const ACCESS_LIFE = 3600
/** 101 days, rolling; the value itself changes about every 24 hours (facts §1.3). */
const REFRESH_LIFE = 8_726_400
const HARD_LIFE = 157_680_000
const DAY = 86_400 * SECOND

/** `company` is the realm id. */
interface Facts {
  company: string
  scope: string
}

interface QuickBooksGrant extends Grant, Facts {
  refresh: { value: string; issuedAt: number; expiresAt: number }
  hardExpiresAt: number
  revoked: boolean
}

/** Intuit's OAuth 2 (facts §1.3) with the levers a test needs. */
export class QuickBooksOAuth extends OAuthServer<AuthorizeRequest, Facts, QuickBooksGrant> {
  readonly idTokens = new IdTokens()
  /** `always` gives a new refresh token with each refresh and kills the old one at once. */
  rotation: 'daily' | 'always' = 'daily'

  constructor(clock: Clock) {
    super(clock, DEFAULT_CLIENT)
  }

  /** What the authorize page would complain about, in Intuit's words; undefined when it is in order. */
  problemWith(request: AuthorizeRequest): string | undefined {
    const client = this.clients.get(request.clientId)
    if (!client) return 'The client_id query parameter value is invalid.'
    // Intuit shows this on its own page and never sends the user back (facts §1.3).
    if (!acceptsRedirect(client, request.redirectUri))
      return 'The redirect_uri query parameter value is invalid. Make sure it is listed in the Redirect URIs section on your app’s keys tab and matches exactly.'
    if (request.responseType !== 'code') return 'The response_type query parameter value is invalid.'
    if (!request.scope.trim()) return 'The scope query parameter is missing.'
    return undefined
  }

  /** Back go code, state and, only here, the realm id. */
  approve({ scope, ...request }: AuthorizeRequest, realm: string): string {
    return this.sentBack({ ...request, scope }, { company: realm, scope }, { realmId: realm })
  }

  /** The token endpoint. `basic` is the decoded Authorization header, `id:secret`. */
  token(form: URLSearchParams, basic: string | undefined, tellHardLife: boolean): TokenAnswer {
    if (this.refuse) return this.refuse
    const client = this.#authenticated(basic)
    if (!client) return refused('invalid_client', 'Client authentication failed', 401)
    const kind = form.get('grant_type')
    if (kind === 'authorization_code') return this.#exchange(form, client, tellHardLife)
    if (kind === 'refresh_token') return this.#refresh(form, client, tellHardLife)
    return refused('unsupported_grant_type', 'Unsupported grant type')
  }

  /** @returns the HTTP status: 200, or 400 for an unknown token, 401 for a wrong secret. */
  revoke(token: string, basic: string | undefined): number {
    if (!this.#authenticated(basic)) return 401
    const grant = this.#grantOf(token)
    if (!grant || grant.revoked) return 400
    grant.revoked = true
    return 200
  }

  /** Is this bearer token good for the company? */
  check(
    token: string,
    realm: string | undefined,
  ): 'ok' | 'malformed' | 'invalid' | 'expired' | 'other-company' {
    if (token.length < 40) return 'malformed'
    const held = this.access.get(token)
    if (!held) return 'invalid'
    if (held.grant.revoked || held.expiresAt <= this.clock.now()) return 'expired'
    return realm === undefined || held.grant.company === realm ? 'ok' : 'other-company'
  }

  /** Tokens without the dance, for tests of the API alone. */
  issue(realm: string, client: OAuthClient = DEFAULT_CLIENT): { accessToken: string; refreshToken: string } {
    const facts = { company: realm, scope: 'com.intuit.quickbooks.accounting' }
    const { body } = this.#grant(client, facts, false)
    return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) }
  }

  expireRefreshTokens(realm?: string): void {
    for (const grant of this.of(realm)) grant.refresh.expiresAt = 0
  }

  /** The user disconnects the app on Intuit's side: access and refresh tokens are dead. */
  revokeAll(realm?: string): void {
    for (const grant of this.of(realm)) grant.revoked = true
  }

  #authenticated(basic: string | undefined): OAuthClient | undefined {
    const split = basic?.indexOf(':') ?? -1
    if (basic === undefined || split < 0) return undefined
    const client = this.clients.get(decoded(basic.slice(0, split)))
    const secret = basic.slice(split + 1)
    return client && (client.secret === secret || client.secret === decoded(secret)) ? client : undefined
  }

  #exchange(form: URLSearchParams, client: OAuthClient, tellHardLife: boolean): TokenAnswer {
    const spent = this.spend(form, client)
    return 'refusal' in spent ? spent.refusal : this.#grant(client, spent.facts, tellHardLife)
  }

  #grant(client: OAuthClient, facts: Facts, tellHardLife: boolean): TokenAnswer {
    const now = this.clock.now()
    const grant: QuickBooksGrant = {
      client,
      ...facts,
      refresh: newRefresh(now),
      hardExpiresAt: now + HARD_LIFE * SECOND,
      revoked: false,
    }
    this.grants.add(grant)
    return this.#tokens(grant, now, tellHardLife, true)
  }

  #refresh(form: URLSearchParams, client: OAuthClient, tellHardLife: boolean): TokenAnswer {
    const now = this.clock.now()
    const sent = form.get('refresh_token') ?? ''
    const grant = [...this.grants].find(held => held.refresh.value === sent)
    const good =
      grant &&
      !grant.revoked &&
      grant.client.id === client.id &&
      grant.refresh.expiresAt > now &&
      grant.hardExpiresAt > now
    if (!good) return refused('invalid_grant', 'Token invalid')
    if (this.rotation === 'always' || now - grant.refresh.issuedAt >= DAY) grant.refresh = newRefresh(now)
    else grant.refresh.expiresAt = now + REFRESH_LIFE * SECOND
    return this.#tokens(grant, now, tellHardLife, false)
  }

  #tokens(grant: QuickBooksGrant, now: number, tellHardLife: boolean, first: boolean): TokenAnswer {
    // An encrypted JWT, as Intuit's are: nothing in it can be read.
    const access = `eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..${randomBytes(240).toString('base64url')}`
    this.access.set(access, { grant, expiresAt: now + ACCESS_LIFE * SECOND })
    return {
      status: 200,
      body: {
        x_refresh_token_expires_in: Math.floor((grant.refresh.expiresAt - now) / SECOND),
        refresh_token: grant.refresh.value,
        access_token: access,
        token_type: 'bearer',
        expires_in: ACCESS_LIFE,
        ...(tellHardLife
          ? { x_refresh_token_hard_expires_in: Math.floor((grant.hardExpiresAt - now) / SECOND) }
          : {}),
        ...(first && grant.scope.split(' ').includes('openid')
          ? { id_token: this.idTokens.sign(grant.client.id, grant.company, now) }
          : {}),
      },
    }
  }

  #grantOf(token: string): QuickBooksGrant | undefined {
    return this.access.get(token)?.grant ?? [...this.grants].find(held => held.refresh.value === token)
  }
}

const newRefresh = (now: number) => ({
  value: `AB11${Math.floor(now / SECOND)}${randomBytes(18).toString('base64url')}`,
  issuedAt: now,
  expiresAt: now + REFRESH_LIFE * SECOND,
})

/** RFC 6749 has both halves form-encoded; Intuit's own clients send them bare. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
