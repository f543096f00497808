import { createRequire } from 'node:module'
import type { Sandbox } from '../index.ts'
import { DEFAULT_CLIENT } from '../quickbooks/oauth/clients.ts'

const require = createRequire(import.meta.url)

type Callback = (error: unknown, answer: Record<string, unknown>, response?: unknown) => void
/** The part of node-quickbooks that the suite calls; the package itself is used as it is. */
export type NodeQuickBooks = Record<string, (...args: unknown[]) => unknown> & {
  token: string
  refreshToken: string
  endpoint: string
}

/** node-quickbooks aimed at the sandbox's plain door (facts §5.2). */
export function nodeQuickBooks(
  sandbox: Sandbox,
  realm: string,
  tokens: { accessToken: string; refreshToken: string },
): NodeQuickBooks {
  const QuickBooks = require('node-quickbooks') as {
    new (...args: unknown[]): NodeQuickBooks
    V3_ENDPOINT_BASE_URL: string
    TOKEN_URL: string
    REVOKE_URL: string
    USER_INFO_URL: string
  }
  const base = `http://127.0.0.1:${sandbox.httpPort}`
  QuickBooks.V3_ENDPOINT_BASE_URL = `${base}/v3/company/`
  QuickBooks.TOKEN_URL = `${base}/oauth2/v1/tokens/bearer`
  QuickBooks.REVOKE_URL = `${base}/v2/oauth2/tokens/revoke`
  QuickBooks.USER_INFO_URL = `${base}/v1/openid_connect/userinfo`
  const { id, secret } = DEFAULT_CLIENT
  const { accessToken, refreshToken } = tokens
  return new QuickBooks(id, secret, accessToken, false, realm, true, false, 75, '2.0', refreshToken)
}

/** Calls one of its callback methods; a refusal rejects with the Fault's first error. */
export function call<T = Record<string, unknown>>(
  client: NodeQuickBooks,
  method: string,
  ...args: unknown[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const done: Callback = (error, answer) => {
      if (!error) return resolve(answer as T)
      const body = (error as { response?: { data?: unknown } }).response?.data ?? error
      reject(new FaultAnswer(body))
    }
    client[method]?.(...args, done)
  })
}

export class FaultAnswer extends Error {
  readonly body: unknown
  readonly code: string | undefined
  readonly detail: string | undefined
  constructor(body: unknown) {
    super(JSON.stringify(body))
    this.body = body
    const first = (body as { Fault?: { Error?: { code?: string; Detail?: string }[] } })?.Fault?.Error?.[0]
    this.code = first?.code
    this.detail = first?.Detail
  }
}

export interface IntuitOAuth {
  setAuthorizeURLs(urls: Record<string, string>): void
  authorizeUri(params: { scope: string[]; state: string }): string
  createToken(uri: string): Promise<{ json: Record<string, unknown> }>
  refresh(): Promise<{ json: Record<string, unknown> }>
  refreshUsingToken(token: string): Promise<{ json: Record<string, unknown> }>
  revoke(params?: Record<string, string>): Promise<{ json: unknown; response: { status: number } }>
  getUserInfo(): Promise<{ json: Record<string, unknown> }>
  makeApiCall(call: {
    url: string
    method?: string
    body?: unknown
  }): Promise<{ json: Record<string, unknown>; status: number }>
  validateIdToken(): Promise<boolean>
  getToken(): Record<string, unknown>
}

/** intuit-oauth aimed at the sandbox's plain door. */
export function intuitOAuth(
  sandbox: Sandbox,
  redirectUri: string,
  secret = DEFAULT_CLIENT.secret,
): IntuitOAuth {
  const OAuthClient = require('intuit-oauth') as {
    new (config: Record<string, unknown>): IntuitOAuth
    environment: { sandbox: string }
    jwks_uri: string
  }
  const base = `http://127.0.0.1:${sandbox.httpPort}`
  OAuthClient.environment.sandbox = `${base}/`
  OAuthClient.jwks_uri = `${base}/op/v1/jwks`
  const client = new OAuthClient({
    clientId: DEFAULT_CLIENT.id,
    clientSecret: secret,
    environment: 'sandbox',
    redirectUri,
    includeRefreshTokenHardExpiresIn: true,
  })
  client.setAuthorizeURLs({
    authorizeEndpoint: `${base}/connect/oauth2`,
    tokenEndpoint: `${base}/oauth2/v1/tokens/bearer`,
    revokeEndpoint: `${base}/v2/oauth2/tokens/revoke`,
    userInfoEndpoint: `${base}/v1/openid_connect/userinfo`,
  })
  return client
}
