import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Answer } from '../../shared/answer.ts'
import type { LoggedRequest } from '../../shared/request-log.ts'
import type { Company } from '../company.ts'
import { QboFault } from '../fault.ts'
import type { QuickBooksSandbox } from '../sandbox.ts'
import { Dresser, wantsJson } from './answers.ts'
import { dispatch } from './dispatch.ts'
import { faultDress, throttled } from './fault-dress.ts'

type Env = { Bindings: HttpBindings }

/** The accounting API: log, planned faults, sign-in, limits, replays, and then the call itself. */
export function apiApp(sandbox: QuickBooksSandbox): Hono<Env> {
  const app = new Hono<Env>()
  app.all('/v3/company/:realm/*', async c => {
    const realm = c.req.param('realm')
    const query = new URL(c.req.url).searchParams
    const body = c.req.method === 'GET' ? '' : await c.req.text()
    const requestid = query.get('requestid') ?? undefined
    const dress = new Dresser(
      wantsJson({ accept: c.req.header('Accept'), format: query.get('format') ?? undefined }),
      sandbox.clock,
    )
    const entry = sandbox.hear(c.req, body, { realm, ...(requestid === undefined ? {} : { requestid }) })
    return sandbox.carry(c.env, entry, faultDress(dress), () => apiAnswer(sandbox, c, entry, dress))
  })
  return app
}

/** What the API answers when nothing is planned to go wrong. */
async function apiAnswer(
  sandbox: QuickBooksSandbox,
  c: Context<Env>,
  entry: LoggedRequest,
  dress: Dresser,
): Promise<Answer> {
  const realm = entry.realm ?? ''
  const refused = signInProblem(sandbox, c.req.header('Authorization'), realm, dress)
  if (refused) return refused
  const company = sandbox.companies.get(realm)
  const path = entry.path.replace(/^\/v3\/company\/[^/]*\/?/, '').replace(/\/$/, '')
  if (!company) return forbidden(dress)
  if (!sandbox.limits.admits(realm, path === 'batch')) return throttled(dress)
  const query = new URL(c.req.url).searchParams
  const call = {
    method: entry.method,
    path,
    query,
    contentType: c.req.header('Content-Type') ?? '',
    body: entry.body,
  }
  try {
    const replayable = entry.method === 'POST' && entry.requestid !== undefined && path !== 'query'
    if (!replayable) return await effectful(company, entry, () => dispatch(company, call, dress))
    const id = entry.requestid ?? ''
    // The id itself aside, the same request is the same path, query and bytes.
    query.delete('requestid')
    const request = `${path}?${query} ${entry.body}`
    const first = sandbox.replays.recall(realm, id, request)
    if (first) {
      entry.replayed = true
      return first
    }
    const answer = await effectful(company, entry, () => dispatch(company, call, dress))
    sandbox.replays.remember(realm, id, request, answer)
    return answer
  } catch (error) {
    if (error instanceof QboFault) return dress.fault(error)
    throw error
  }
}

/** Notes in the log what the call does to the books; writes happen before its first pause. */
function effectful(company: Company, entry: LoggedRequest, run: () => Promise<Answer>): Promise<Answer> {
  const { books } = company.ledger
  books.onEffect = effect => entry.effects.push(effect)
  try {
    return run()
  } finally {
    books.onEffect = undefined
  }
}

/** Who calls, and may they? 401 in shape 2 or 4, 403 for another company's token (facts §1.10). */
function signInProblem(
  sandbox: QuickBooksSandbox,
  authorization: string | undefined,
  realm: string,
  dress: Dresser,
): Answer | undefined {
  const token = /^Bearer (.*)$/.exec(authorization ?? '')?.[1] ?? ''
  const state = sandbox.oauth.check(token, realm)
  if (state === 'ok') return undefined
  if (state === 'other-company') return forbidden(dress)
  if (state === 'malformed' && token !== '') {
    const body = {
      code: 'AuthenticationFailed',
      type: 'INPUT',
      message: null,
      detail: 'Malformed bearer token: too short or too long',
      moreInfo: null,
    }
    return { status: 401, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  }
  // The Detail echoes the beginning of the token (facts §1.10): whoever logs it raw leaks it.
  const detail =
    state === 'expired' ? `Token expired: ${token.slice(0, 120)}` : `Token invalid: ${token.slice(0, 120)}`
  const answer = dress.gateway(
    401,
    'AUTHENTICATION',
    '3200',
    'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    token === '' ? null : detail,
  )
  answer.headers['WWW-Authenticate'] = 'Bearer realm="Intuit", error="invalid_token"'
  return answer
}

function forbidden(dress: Dresser): Answer {
  const message = 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403'
  return dress.gateway(403, 'SERVICE', '3100', message, null)
}
