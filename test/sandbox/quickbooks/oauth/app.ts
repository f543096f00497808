import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Answer } from '../../shared/answer.ts'
import { authorizeApp } from '../../shared/oauth/authorize.ts'
import { authorizeRequest } from '../../shared/oauth/server.ts'
import { Dresser } from '../api/answers.ts'
import { faultDress } from '../api/fault-dress.ts'
import { isLoopback } from '../hosts.ts'
import type { QuickBooksSandbox } from '../sandbox.ts'
import { authorizePage, problemPage } from './authorize-page.ts'
import { ISSUER, USER } from './id-token.ts'

type Env = { Bindings: HttpBindings }

/** Sign-in: the page a user sees, and the endpoints behind it (facts §1.3). */
export function oauthApp(sandbox: QuickBooksSandbox): Hono<Env> {
  const app = new Hono<Env>()
  const { oauth } = sandbox

  app.route(
    '/',
    authorizeApp(oauth, {
      path: '/connect/oauth2',
      read: authorizeRequest,
      show: (client, request) => authorizePage(client, [...sandbox.companies.values()], request),
      problem: problemPage,
      chosen(form) {
        const company = form.get('realm') ?? ''
        return form.get('answer') === 'connect' && sandbox.companies.has(company) ? { company } : undefined
      },
    }),
  )

  app.post('/oauth2/v1/tokens/bearer', c =>
    logged(c, sandbox, async body => {
      const tellHardLife = c.req.header('x-include-refresh-token-hard-expires-in') === 'true'
      const answer = oauth.token(new URLSearchParams(body), basicOf(c), tellHardLife)
      return json(answer.status, answer.body)
    }),
  )

  app.post('/v2/oauth2/tokens/revoke', c =>
    logged(c, sandbox, async body => {
      const token = tokenIn(body, c.req.header('Content-Type') ?? '')
      const status = oauth.revoke(token, basicOf(c))
      return status === 200 ? { status, headers: {}, body: '' } : json(status, { error: 'invalid_token' })
    }),
  )

  app.get('/v1/openid_connect/userinfo', c =>
    logged(c, sandbox, async () => {
      const token = /^Bearer (.*)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
      return oauth.check(token, undefined) === 'ok' ? json(200, USER) : json(401, { error: 'invalid_token' })
    }),
  )

  const discovery = (c: Context<Env>) => c.json(discoveryDocument(new URL(c.req.url)))
  app.get('/.well-known/openid_configuration/', discovery)
  app.get('/.well-known/openid_configuration', discovery)
  app.get('/.well-known/openid_sandbox_configuration/', discovery)
  app.get('/.well-known/openid_sandbox_configuration', discovery)
  app.get('/op/v1/jwks', c => c.json(oauth.idTokens.jwks()))
  return app
}

async function logged(
  c: Context<Env>,
  sandbox: QuickBooksSandbox,
  run: (body: string) => Promise<Answer>,
): Promise<Response> {
  const entry = sandbox.hear(c.req, c.req.method === 'GET' ? '' : await c.req.text())
  return sandbox.carry(c.env, entry, faultDress(new Dresser(true, sandbox.clock)), () => run(entry.body))
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-cache, no-store' },
  body: JSON.stringify(body),
})

function basicOf(c: Context<Env>): string | undefined {
  const sent = /^Basic (.*)$/.exec(c.req.header('Authorization') ?? '')?.[1]
  return sent && Buffer.from(sent, 'base64').toString('utf8')
}

/** Clients send the token to be revoked as JSON or as a form. */
function tokenIn(body: string, contentType: string): string {
  if (!contentType.includes('json')) return new URLSearchParams(body).get('token') ?? ''
  try {
    return String((JSON.parse(body) as { token?: unknown }).token ?? '')
  } catch {
    return ''
  }
}

/** The real addresses under the real names, our own on the loopback address. */
function discoveryDocument(url: URL): Record<string, unknown> {
  const at = (host: string, path: string): string =>
    isLoopback(url.host) ? `${url.origin}${path}` : `https://${host}${path}`
  return {
    issuer: ISSUER,
    authorization_endpoint: at('appcenter.intuit.com', '/connect/oauth2'),
    token_endpoint: at('oauth.platform.intuit.com', '/oauth2/v1/tokens/bearer'),
    userinfo_endpoint: at('accounts.platform.intuit.com', '/v1/openid_connect/userinfo'),
    revocation_endpoint: at('developer.api.intuit.com', '/v2/oauth2/tokens/revoke'),
    jwks_uri: at('oauth.platform.intuit.com', '/op/v1/jwks'),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone', 'com.intuit.quickbooks.accounting'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  }
}
