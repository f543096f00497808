import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Answer } from '../../shared/answer.ts'
import { json } from '../api/answers.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { authorizePage, problemPage } from './authorize-page.ts'
import { type AuthorizeRequest, DEFAULT_USER, INVALID_TOKEN } from './oauth.ts'

type Env = { Bindings: HttpBindings }
const BASE = '/ia/api/v1/oauth2'

/** Sign-in: the page a user sees, and the endpoints behind it (facts/sage-intacct-rest.md §3). */
export function oauthApp(sandbox: IntacctSandbox): Hono<Env> {
  const app = new Hono<Env>()
  const { oauth } = sandbox

  app.get(`${BASE}/authorize`, c => {
    const request = asked(new URL(c.req.url).searchParams)
    const problem = oauth.problemWith(request)
    if (problem) return c.html(problemPage(problem), 400)
    if (oauth.autoApprove === 'cancel') return c.redirect(oauth.cancel(request))
    if (oauth.autoApprove) {
      const [company = '', user = DEFAULT_USER] = oauth.autoApprove.split('@').reverse()
      return c.redirect(oauth.approve(request, company, user))
    }
    const client = oauth.clients.get(request.clientId)
    return c.html(authorizePage(client?.name ?? '', [...sandbox.companies.values()], request))
  })

  app.post(`${BASE}/authorize`, async c => {
    const form = new URLSearchParams(await c.req.text())
    const request = asked(form)
    const problem = oauth.problemWith(request)
    if (problem) return c.html(problemPage(problem), 400)
    const company = form.get('company') ?? ''
    if (form.get('answer') !== 'allow' || !sandbox.companies.has(company))
      return c.redirect(oauth.cancel(request))
    return c.redirect(oauth.approve(request, company, form.get('user') || DEFAULT_USER))
  })

  app.post(`${BASE}/token`, c =>
    logged(c, sandbox, async body => {
      const { status, body: answer } = oauth.token(new URLSearchParams(body))
      return json(status, answer)
    }),
  )

  app.post(`${BASE}/revoke`, c =>
    logged(c, sandbox, async body => {
      const { status, body: answer } = oauth.revoke(new URLSearchParams(body))
      return json(status, answer)
    }),
  )

  app.post(`${BASE}/introspect`, c =>
    logged(c, sandbox, async body => {
      const bearer = /^Bearer (.*)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
      if (oauth.check(bearer) !== 'ok') return json(INVALID_TOKEN.status, INVALID_TOKEN.body)
      return json(200, introspected(sandbox, new URLSearchParams(body).get('token') ?? bearer))
    }),
  )
  return app
}

function introspected(sandbox: IntacctSandbox, token: string): Record<string, unknown> {
  if (sandbox.oauth.check(token) !== 'ok') return { active: false }
  const { client, company, user, entity } = sandbox.oauth.caller(token)
  const held = sandbox.companies.get(company)
  const row = entity ? held?.ledger.books.byId('company-config/entity', entity) : undefined
  return {
    active: true,
    token_type: 'Bearer',
    client_id: client,
    user_id: user,
    user_key: '1',
    cny_id: company,
    company_key: held?.key ?? '',
    entity_id: entity ?? '',
    entity_key: row?.key ?? '',
    exp: Math.floor(sandbox.oauth.expiresAt(token) / 1000),
  }
}

async function logged(
  c: Context<Env>,
  sandbox: IntacctSandbox,
  run: (body: string) => Promise<Answer>,
): Promise<Response> {
  const url = new URL(c.req.url)
  const body = await c.req.text()
  const entry = sandbox.requests.open({
    at: sandbox.clock.now(),
    method: c.req.method,
    host: url.host,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body,
  })
  return sandbox.carry(c.env, entry, sandbox.dresser(entry), () => run(body))
}

const asked = (query: URLSearchParams): AuthorizeRequest => ({
  clientId: query.get('client_id') ?? '',
  redirectUri: query.get('redirect_uri') ?? '',
  scope: query.get('scope') ?? '',
  state: query.get('state') ?? '',
  responseType: query.get('response_type') ?? '',
  challenge: query.get('code_challenge') ?? '',
  challengeMethod: query.get('code_challenge_method') ?? '',
})
