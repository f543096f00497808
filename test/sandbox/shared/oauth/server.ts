import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { OAuthClient } from './client.ts'

/** Not documented of either vendor; RFC 6749 §4.1.2 recommends it at most. */
const CODE_LIFE = 600_000

export interface AuthorizeRequest {
  clientId: string
  redirectUri: string
  scope: string
  state: string
  responseType: string
}

/** As it stands in an address or a form. */
export const authorizeRequest = (query: URLSearchParams): AuthorizeRequest => ({
  clientId: query.get('client_id') ?? '',
  redirectUri: query.get('redirect_uri') ?? '',
  scope: query.get('scope') ?? '',
  state: query.get('state') ?? '',
  responseType: query.get('response_type') ?? '',
})

export interface TokenAnswer {
  status: number
  body: Record<string, unknown>
}

export const refused = (error: string, error_description: string, status = 400): TokenAnswer => ({
  status,
  body: { error, error_description },
})

/** For what a user of one company let a client in; vendors keep more. */
export interface Grant {
  client: OAuthClient
  company: string
}

interface Code<F> {
  clientId: string
  redirectUri: string
  facts: F
  expiresAt: number
  used: boolean
}

/**
 * OAuth 2 as far as vendors agree, with the levers a test needs. `R`: what an authorize request says; `F`: what
 * a code stands for; `G`: what tokens stand for.
 */
export abstract class OAuthServer<R extends AuthorizeRequest, F, G extends Grant> {
  readonly clients: Map<string, OAuthClient>
  /** The authorize page answers by itself: a company's id connects it, `cancel` refuses. */
  autoApprove: string | undefined
  /** When set, the token endpoint answers every request with this. */
  refuse: TokenAnswer | undefined
  protected readonly clock: Clock
  protected readonly grants = new Set<G>()
  protected readonly access = new Map<string, { grant: G; expiresAt: number }>()
  readonly #codes = new Map<string, Code<F>>()

  constructor(clock: Clock, first: OAuthClient) {
    this.clock = clock
    this.clients = new Map([[first.id, first]])
  }

  register(client: OAuthClient): void {
    this.clients.set(client.id, client)
  }

  /** What the authorize page would complain about; undefined when the request is in order. */
  abstract problemWith(request: R): string | undefined

  /** The user agrees for a company. @returns where the browser is sent */
  abstract approve(request: R, company: string, user?: string): string

  cancel(request: R): string {
    return withQuery(request.redirectUri, { error: 'access_denied', state: request.state })
  }

  expireAccessTokens(company?: string): void {
    for (const held of this.access.values())
      if (company === undefined || held.grant.company === company) held.expiresAt = 0
  }

  /** Back with a code, worth one exchange within ten minutes. */
  protected sentBack(request: R, facts: F, more: Record<string, string> = {}): string {
    const code = `XAB${randomBytes(24).toString('hex')}`
    const { clientId, redirectUri, state } = request
    const expiresAt = this.clock.now() + CODE_LIFE
    this.#codes.set(code, { clientId, redirectUri, facts, expiresAt, used: false })
    return withQuery(redirectUri, { code, state, ...more })
  }

  /** Spends the code in the form, unless `problem` sees one. @returns what it stood for, or the refusal */
  protected spend(
    form: URLSearchParams,
    client: OAuthClient,
    problem: (facts: F) => string | undefined = () => undefined,
  ): { facts: F } | { refusal: TokenAnswer } {
    const code = this.#codes.get(form.get('code') ?? '')
    if (!code || code.used || code.expiresAt <= this.clock.now() || code.clientId !== client.id)
      return { refusal: refused('invalid_grant', 'Invalid authorization code') }
    if (code.redirectUri !== form.get('redirect_uri'))
      return { refusal: refused('invalid_grant', 'Invalid redirect_uri') }
    const found = problem(code.facts)
    if (found) return { refusal: refused('invalid_grant', found) }
    code.used = true
    return { facts: code.facts }
  }

  protected of(company: string | undefined): G[] {
    return [...this.grants].filter(grant => company === undefined || grant.company === company)
  }
}

function withQuery(uri: string, query: Record<string, string>): string {
  const url = new URL(uri)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url.href
}
