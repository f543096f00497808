import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../shared/clock.ts'
import { acceptsRedirect, type OAuthClient } from '../../shared/oauth/client.ts'
import {
  type AuthorizeRequest,
  authorizeRequest,
  type Grant,
  OAuthServer,
  refused,
  type TokenAnswer,
} from '../../shared/oauth/server.ts'
import { DEFAULT_INTACCT_CLIENT } from './clients.ts'

const SECOND = 1000
/** 12 hours (live, facts/sage-intacct-rest.md §3). */
const ACCESS_LIFE = 43_200

interface Facts {
  company: string
  user: string
  scope: string
  challenge: string
}

interface IntacctGrant extends Grant, Omit<Facts, 'challenge'> {
  entity: string | undefined
  refresh: string | undefined
  /** The one before, while `rotation` is `grace`. */
  previous: string | undefined
  /** `replaced`: a newer authorization of the same user and company. */
  state: 'live' | 'replaced' | 'revoked' | 'expired'
}

/** With the challenge of PKCE. */
export interface ChallengedRequest extends AuthorizeRequest {
  challenge: string
  challengeMethod: string
}

/** As it stands in an address or a form. */
export const challengedRequest = (query: URLSearchParams): ChallengedRequest => ({
  ...authorizeRequest(query),
  challenge: query.get('code_challenge') ?? '',
  challengeMethod: query.get('code_challenge_method') ?? '',
})

export type TokenState = 'ok' | 'missing' | 'malformed' | 'expired'

/** Who a token speaks for. */
export interface Caller {
  client: string
  company: string
  user: string
  entity: string | undefined
}

/** Shape 3, bare: what a refresh token gets that a newer authorization has ended (facts §3, §4.3). */
export const INVALID_TOKEN: TokenAnswer = {
  status: 401,
  body: {
    error: {
      code: 'tokenInvalid',
      message: 'Token is not valid',
      errorId: 'REST-2102',
      additionalInfo: { messageId: 'IA.TOKEN_IS_INVALID', placeholders: {}, propertySet: {} },
    },
  },
}

/** Intacct's OAuth 2 (facts/sage-intacct-rest.md §3) with the levers a test needs. */
export class IntacctOAuth extends OAuthServer<ChallengedRequest, Facts, IntacctGrant> {
  /** `always`: the old refresh token is dead at once. `grace`: it works until the new one was used. Not documented. */
  rotation: 'always' | 'grace' = 'always'
  /** How an expired access token is answered: 401 GW-0040, 400 REST-1206 or 401 bare REST-2102 (facts §4.3). */
  expiredAs: 'GW-0040' | 'REST-1206' | 'REST-2102' = 'GW-0040'

  constructor(clock: Clock) {
    super(clock, DEFAULT_INTACCT_CLIENT)
  }

  /** What the authorize page would complain about; undefined when it is in order. Wording inferred. */
  problemWith(request: ChallengedRequest): string | undefined {
    const client = this.clients.get(request.clientId)
    if (!client) return 'The Client ID, Client Secret, and/or 3rd Party Application are incorrect'
    if (!acceptsRedirect(client, request.redirectUri))
      return 'The redirect URI does not match a registered one.'
    if (request.responseType !== 'code') return 'The response_type must be code.'
    if (request.challenge && request.challengeMethod !== 'S256')
      return 'The code_challenge_method must be S256.'
    // PKCE is what allows a client without a secret.
    if (!client.secret && !request.challenge) return 'A code_challenge is required for this client.'
    return undefined
  }

  /** Back go code and state, nothing about the company; `user@company` names both. */
  approve(request: ChallengedRequest, whom: string, as?: string): string {
    const [company = '', user = DEFAULT_USER] = whom.split('@').reverse()
    const { scope, challenge } = request
    return this.sentBack(request, { company, user: as ?? user, scope, challenge })
  }

  /** The token endpoint; the form carries everything, the client's secret included. */
  token(form: URLSearchParams): TokenAnswer {
    if (this.refuse) return this.refuse
    const client = this.clients.get(form.get('client_id') ?? '')
    const secret = form.get('client_secret')
    if (!client || (secret !== null && secret !== client.secret))
      return refused(
        'invalid_client',
        'The Client ID, Client Secret, and/or 3rd Party Application are incorrect',
        401,
      )
    const kind = form.get('grant_type')
    if (kind === 'authorization_code') return this.#exchange(form, client, secret !== null)
    if (kind === 'refresh_token') return this.#refresh(form, client)
    return refused('unsupported_grant_type', 'Unsupported grant type')
  }

  /** Kills every token of that user and company (facts §3). */
  revoke(form: URLSearchParams): TokenAnswer {
    const token = form.get('token') ?? ''
    const grant = this.access.get(token)?.grant ?? this.#holding(token)
    if (!this.clients.has(form.get('client_id') ?? ''))
      return refused('invalid_client', 'Unknown client', 401)
    if (!grant) return refused('invalid_token', 'Unknown token')
    this.#end(grant.company, grant.user, 'revoked')
    return { status: 200, body: { revoked: true } }
  }

  check(token: string): TokenState {
    if (!token) return 'missing'
    const held = this.access.get(token)
    if (!held) return 'malformed'
    return held.grant.state === 'revoked' || held.expiresAt <= this.clock.now() ? 'expired' : 'ok'
  }

  /** @throws Error for a token that was never given. */
  caller(token: string): Caller {
    const held = this.access.get(token)
    if (!held) throw new Error('No such token was given.')
    const { client, company, user, entity } = held.grant
    return { client: client.id, company, user, entity }
  }

  expiresAt(token: string): number {
    return this.access.get(token)?.expiresAt ?? 0
  }

  /** Tokens without the dance, for tests of the API alone; it does not end other sign-ins. */
  issue(
    company: string,
    options: { user?: string; entity?: string; client?: OAuthClient } = {},
  ): { accessToken: string; refreshToken: string } {
    const { body } = this.#grant({
      client: options.client ?? DEFAULT_INTACCT_CLIENT,
      company,
      user: options.user ?? DEFAULT_USER,
      entity: options.entity,
      scope: 'offline_access',
    })
    return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) }
  }

  expireRefreshTokens(company?: string): void {
    for (const grant of this.of(company)) grant.state = 'expired'
  }

  /** The administrator withdraws the app: access and refresh tokens are dead. */
  revokeAll(company?: string): void {
    for (const grant of this.of(company)) grant.state = 'revoked'
  }

  /** The same user signs in elsewhere: older refresh tokens stop, access tokens live on until they expire. */
  authorizeElsewhere(company: string, user = DEFAULT_USER): void {
    this.#end(company, user, 'replaced')
  }

  #exchange(form: URLSearchParams, client: OAuthClient, bySecret: boolean): TokenAnswer {
    const verifier = form.get('code_verifier') ?? ''
    const spent = this.spend(form, client, ({ challenge }) => {
      const proven = createHash('sha256').update(verifier).digest('base64url') === challenge
      return (challenge ? proven : bySecret) ? undefined : 'Invalid code_verifier'
    })
    if ('refusal' in spent) return spent.refusal
    const { company, user, scope } = spent.facts
    this.#end(company, user, 'replaced')
    return this.#grant({ client, company, user, entity: undefined, scope })
  }

  #grant(facts: Pick<IntacctGrant, 'client' | 'company' | 'user' | 'entity' | 'scope'>): TokenAnswer {
    const offline = facts.scope.split(' ').includes('offline_access')
    const grant: IntacctGrant = {
      ...facts,
      refresh: offline ? newRefresh() : undefined,
      previous: undefined,
      state: 'live',
    }
    this.grants.add(grant)
    return this.#tokens(grant)
  }

  #refresh(form: URLSearchParams, client: OAuthClient): TokenAnswer {
    const sent = form.get('refresh_token') ?? ''
    const grant = this.#holding(sent)
    if (!grant || grant.client.id !== client.id)
      return refused('invalid_grant', 'The refresh token is not valid')
    if (grant.state === 'replaced') return INVALID_TOKEN
    if (grant.state !== 'live') return refused('invalid_grant', 'The refresh token is not valid')
    if (this.rotation === 'grace') grant.previous = sent
    grant.refresh = newRefresh()
    if (form.get('entity_id')) grant.entity = form.get('entity_id') ?? undefined
    return this.#tokens(grant)
  }

  #holding(token: string): IntacctGrant | undefined {
    if (!token) return undefined
    return [...this.grants].find(grant => grant.refresh === token || grant.previous === token)
  }

  #end(company: string, user: string, state: 'replaced' | 'revoked'): void {
    for (const grant of this.of(company))
      if (grant.user === user && grant.state === 'live') grant.state = state
  }

  #tokens(grant: IntacctGrant): TokenAnswer {
    const now = this.clock.now()
    const access = jwt(grant, now)
    this.access.set(access, { grant, expiresAt: now + ACCESS_LIFE * SECOND })
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        access_token: access,
        ...(grant.refresh ? { refresh_token: grant.refresh } : {}),
        expires_in: ACCESS_LIFE,
      },
    }
  }
}

export const DEFAULT_USER = 'dwhitfield'

const newRefresh = (): string => randomBytes(32).toString('base64url')

/** A JWT by shape; its signature is noise, for nobody but the sandbox reads it. */
function jwt(grant: IntacctGrant, now: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = Math.floor(now / SECOND)
  const claims = {
    iss: 'https://api.intacct.com',
    sub: `${grant.user}@${grant.company}`,
    clientId: grant.client.id,
    cnyId: grant.company,
    iat: seconds,
    exp: seconds + ACCESS_LIFE,
    jti: randomBytes(12).toString('hex'),
  }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(96).toString('base64url')}`
}
