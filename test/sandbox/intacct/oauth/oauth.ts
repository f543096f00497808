import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../shared/clock.ts'
import { acceptsRedirect, DEFAULT_INTACCT_CLIENT, type IntacctClient } from './clients.ts'

const SECOND = 1000
/** Not documented. */
const CODE_LIFE = 600 * SECOND
/** 12 hours (live, facts/sage-intacct-rest.md §3). */
const ACCESS_LIFE = 43_200

interface Grant {
  client: IntacctClient
  company: string
  user: string
  entity: string | undefined
  scope: string
  refresh: string | undefined
  /** The one before, while \`rotation\` is \`grace\`. */
  previous: string | undefined
  /** \`replaced\`: a newer authorization of the same user and company. */
  state: 'live' | 'replaced' | 'revoked' | 'expired'
}

interface Code {
  clientId: string
  redirectUri: string
  company: string
  user: string
  scope: string
  challenge: string
  expiresAt: number
  used: boolean
}

export interface AuthorizeRequest {
  clientId: string
  redirectUri: string
  scope: string
  state: string
  responseType: string
  challenge: string
  challengeMethod: string
}

export interface TokenAnswer {
  status: number
  body: Record<string, unknown>
}

export type TokenState = 'ok' | 'missing' | 'malformed' | 'expired'

/** Who a token speaks for. */
export interface Caller {
  client: string
  company: string
  user: string
  entity: string | undefined
}

const refused = (error: string, error_description: string, status = 400): TokenAnswer => ({
  status,
  body: { error, error_description },
})

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
export class IntacctOAuth {
  readonly clients = new Map<string, IntacctClient>([[DEFAULT_INTACCT_CLIENT.id, DEFAULT_INTACCT_CLIENT]])
  /** The authorize page answers by itself: a company id (or \`user@company\`) connects, \`cancel\` refuses. */
  autoApprove: string | undefined
  /** \`always\`: the old refresh token is dead at once. \`grace\`: it works until the new one was used. Not documented. */
  rotation: 'always' | 'grace' = 'always'
  /** How an expired access token is answered: 401 GW-0040, 400 REST-1206 or 401 bare REST-2102 (facts §4.3). */
  expiredAs: 'GW-0040' | 'REST-1206' | 'REST-2102' = 'GW-0040'
  /** When set, the token endpoint answers every request with this. */
  refuse: TokenAnswer | undefined
  readonly #clock: Clock
  readonly #codes = new Map<string, Code>()
  readonly #grants = new Set<Grant>()
  readonly #access = new Map<string, { grant: Grant; expiresAt: number; dead: boolean }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  register(client: IntacctClient): void {
    this.clients.set(client.id, client)
  }

  /** What the authorize page would complain about; undefined when it is in order. Wording inferred. */
  problemWith(request: AuthorizeRequest): string | undefined {
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

  /** @returns where the browser is sent: code and state, nothing about the company. */
  approve(request: AuthorizeRequest, company: string, user: string): string {
    const code = randomBytes(24).toString('base64url')
    this.#codes.set(code, {
      clientId: request.clientId,
      redirectUri: request.redirectUri,
      company,
      user,
      scope: request.scope,
      challenge: request.challenge,
      expiresAt: this.#clock.now() + CODE_LIFE,
      used: false,
    })
    return withQuery(request.redirectUri, { code, state: request.state })
  }

  cancel(request: AuthorizeRequest): string {
    return withQuery(request.redirectUri, { error: 'access_denied', state: request.state })
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
    const grant = this.#access.get(token)?.grant ?? this.#holding(token)
    if (!this.clients.has(form.get('client_id') ?? ''))
      return refused('invalid_client', 'Unknown client', 401)
    if (!grant) return refused('invalid_token', 'Unknown token')
    this.#end(grant.company, grant.user, 'revoked')
    return { status: 200, body: { revoked: true } }
  }

  check(token: string): TokenState {
    if (!token) return 'missing'
    const held = this.#access.get(token)
    if (!held) return 'malformed'
    return held.dead || held.grant.state === 'revoked' || held.expiresAt <= this.#clock.now()
      ? 'expired'
      : 'ok'
  }

  /** @throws Error for a token that was never given. */
  caller(token: string): Caller {
    const held = this.#access.get(token)
    if (!held) throw new Error('No such token was given.')
    const { client, company, user, entity } = held.grant
    return { client: client.id, company, user, entity }
  }

  expiresAt(token: string): number {
    return this.#access.get(token)?.expiresAt ?? 0
  }

  /** Tokens without the dance, for tests of the API alone; it does not end other sign-ins. */
  issue(
    company: string,
    options: { user?: string; entity?: string; client?: IntacctClient } = {},
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

  expireAccessTokens(company?: string): void {
    for (const held of this.#access.values())
      if (company === undefined || held.grant.company === company) held.dead = true
  }

  expireRefreshTokens(company?: string): void {
    for (const grant of this.#grants)
      if (company === undefined || grant.company === company) grant.state = 'expired'
  }

  /** The administrator withdraws the app: access and refresh tokens are dead. */
  revokeAll(company?: string): void {
    for (const grant of this.#grants)
      if (company === undefined || grant.company === company) grant.state = 'revoked'
  }

  /** The same user signs in elsewhere: older refresh tokens stop, access tokens live on until they expire. */
  authorizeElsewhere(company: string, user = DEFAULT_USER): void {
    this.#end(company, user, 'replaced')
  }

  #exchange(form: URLSearchParams, client: IntacctClient, bySecret: boolean): TokenAnswer {
    const code = this.#codes.get(form.get('code') ?? '')
    if (!code || code.used || code.expiresAt <= this.#clock.now() || code.clientId !== client.id)
      return refused('invalid_grant', 'Invalid authorization code')
    if (code.redirectUri !== form.get('redirect_uri')) return refused('invalid_grant', 'Invalid redirect_uri')
    const verifier = form.get('code_verifier') ?? ''
    const proven = createHash('sha256').update(verifier).digest('base64url') === code.challenge
    if (code.challenge ? !proven : !bySecret) return refused('invalid_grant', 'Invalid code_verifier')
    code.used = true
    this.#end(code.company, code.user, 'replaced')
    const { company, user, scope } = code
    return this.#grant({ client, company, user, entity: undefined, scope })
  }

  #grant(facts: Pick<Grant, 'client' | 'company' | 'user' | 'entity' | 'scope'>): TokenAnswer {
    const offline = facts.scope.split(' ').includes('offline_access')
    const grant: Grant = {
      ...facts,
      refresh: offline ? newRefresh() : undefined,
      previous: undefined,
      state: 'live',
    }
    this.#grants.add(grant)
    return this.#tokens(grant)
  }

  #refresh(form: URLSearchParams, client: IntacctClient): TokenAnswer {
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

  #holding(token: string): Grant | undefined {
    if (!token) return undefined
    return [...this.#grants].find(grant => grant.refresh === token || grant.previous === token)
  }

  #end(company: string, user: string, state: 'replaced' | 'revoked'): void {
    for (const grant of this.#grants)
      if (grant.company === company && grant.user === user && grant.state === 'live') grant.state = state
  }

  #tokens(grant: Grant): TokenAnswer {
    const now = this.#clock.now()
    const access = jwt(grant, now)
    this.#access.set(access, { grant, expiresAt: now + ACCESS_LIFE * SECOND, dead: false })
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
function jwt(grant: Grant, now: number): string {
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

function withQuery(uri: string, query: Record<string, string>): string {
  const url = new URL(uri)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url.href
}
