import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Answer } from '../../shared/answer.ts'
import { authorizeApp } from '../../shared/oauth/authorize.ts'
import { json } from '../api/answers.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { authorizePage, problemPage } from './authorize-page.ts'
import { challengedRequest, DEFAULT_USER, INVALID_TOKEN } from './oauth.ts'

type Env = { Bindings: HttpBindings }
const BASE = '/ia/api/v1/oauth2'

/** Sign-in: the page a user sees, and the endpoints behind it (facts/sage-intacct-rest.md §3). */
export function oauthApp(sandbox: IntacctSandbox): Hono<Env> {
  const app = new Hono<Env>()
  const { oauth } = sandbox

  app.route(
    '/',
    authorizeApp(oauth, {
      path: `${BASE}/authorize`,
      read: challengedRequest,
      show: (client, request) => authorizePage(client, [...sandbox.companies.values()], request),
      problem: problemPage,
      chosen(form) {
        const company = form.get('company') ?? ''
        if (form.get('answer') !== 'allow' || !sandbox.companies.has(company)) return undefined
        return { company, user: form.get('user') || DEFAULT_USER }
      },
    }),
  )

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
  const entry = sandbox.hear(c.req, await c.req.text())
  return sandbox.carry(c.env, entry, sandbox.dresser(entry), () => run(entry.body))
}
