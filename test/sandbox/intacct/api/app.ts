import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Answer } from '../../shared/answer.ts'
import type { LoggedRequest } from '../../shared/request-log.ts'
import type { Company } from '../company.ts'
import { INVALID_TOKEN } from '../oauth/oauth.ts'
import { Refusal, refusals } from '../refusal.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { type Dresser, gateway, json } from './answers.ts'
import { type Call, callObject } from './objects.ts'
import { callService, callWorkflow } from './services.ts'

type Env = { Bindings: HttpBindings }
const BASE = '/ia/api/v1/'
/** A wrong spelling is silently ignored (facts/sage-intacct-rest.md §2). */
const ENTITY_HEADER = 'X-IA-API-Param-Entity'

/** The REST API: log, planned faults, sign-in, limits, replays, and then the call itself. */
export function apiApp(sandbox: IntacctSandbox): Hono<Env> {
  const app = new Hono<Env>()
  app.all(`${BASE}*`, async c => {
    const body = c.req.method === 'GET' ? '' : await c.req.text()
    const token = /^Bearer (.*)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
    const state = sandbox.oauth.check(token)
    const caller = state === 'ok' || state === 'expired' ? sandbox.oauth.caller(token) : undefined
    const entity = c.req.header(ENTITY_HEADER) ?? caller?.entity
    const key = c.req.header('Idempotency-Key')
    const entry = sandbox.hear(c.req, body, {
      ...(caller ? { realm: caller.company } : {}),
      ...(entity ? { entity } : {}),
      ...(key ? { requestid: key } : {}),
    })
    const dresser = sandbox.dresser(entry)
    const scope = `${caller?.client} ${caller?.company}`
    const stored = (answer: Answer) => {
      if (key) sandbox.replays.remember(scope, key, requestOf(entry), answer)
    }
    return sandbox.carry(c.env, entry, dresser, () => answered(sandbox, c, entry, dresser, scope), stored)
  })
  return app
}

const requestOf = (entry: LoggedRequest): string =>
  `${entry.method} ${entry.path}?${new URLSearchParams(entry.query)} ${entry.entity ?? ''} ${entry.body}`

async function answered(
  sandbox: IntacctSandbox,
  c: Context<Env>,
  entry: LoggedRequest,
  dresser: Dresser,
  scope: string,
): Promise<Answer> {
  const refused = signInProblem(sandbox, c.req.header('Authorization'))
  if (refused) return refused
  const company = sandbox.companies.get(entry.realm ?? '')
  if (!company) return gateway(403, 'GW-0042', 'Forbidden')
  const leave = sandbox.limits.enter(company.id)
  if (!leave) return dresser.throttled()
  try {
    const answer = await once(sandbox, c, entry, dresser, scope, company)
    return { ...answer, headers: { ...sandbox.limits.headers(company.id), ...answer.headers } }
  } finally {
    leave()
  }
}

/** Each idempotency key takes effect once; reading services do not know it. */
async function once(
  sandbox: IntacctSandbox,
  c: Context<Env>,
  entry: LoggedRequest,
  dresser: Dresser,
  scope: string,
  company: Company,
): Promise<Answer> {
  const { requestid: key, method } = entry
  const contentType = c.req.header('Content-Type') ?? ''
  if (/xml/.test(contentType)) return gateway(400, 'GW-0014', 'Invalid Content-Type')
  const run = () => effectful(sandbox, company, entry, dresser)
  const writes = (method === 'POST' || method === 'PATCH') && !/\/services\/core\//.test(entry.path)
  if (key === undefined || !writes) return run()
  try {
    const first = sandbox.replays.begin(scope, key, requestOf(entry))
    if (first) {
      entry.replayed = true
      return { ...first, headers: { ...first.headers, 'Idempotency-Key': key } }
    }
  } catch (error) {
    if (error instanceof Refusal) return dresser.refusal(error)
    throw error
  }
  try {
    const answer = await run()
    if (sandbox.replays.slow > 0) await new Promise(resolve => setTimeout(resolve, sandbox.replays.slow))
    sandbox.replays.remember(scope, key, requestOf(entry), answer)
    return { ...answer, headers: { ...answer.headers, 'Idempotency-Key': key } }
  } finally {
    sandbox.replays.forget(scope, key)
  }
}

/** Notes in the log what the call does to the books; writes happen before its first pause. */
async function effectful(
  sandbox: IntacctSandbox,
  company: Company,
  entry: LoggedRequest,
  dresser: Dresser,
): Promise<Answer> {
  const { books } = company.ledger
  const call: Call = {
    method: entry.method,
    path: pathOf(entry.path),
    query: new URLSearchParams(entry.query),
    body: entry.body,
    entity: entry.entity,
    salt: sandbox.requests.total,
  }
  try {
    if (entry.entity !== undefined && !books.byId('company-config/entity', entry.entity))
      // Not documented; the gateway's "invalid request" speaks of tenant, sender and client.
      return gateway(400, 'GW-0011', 'Invalid Request')
    books.onEffect = effect => entry.effects.push(effect)
    const pending = dispatch(company, call)
    books.onEffect = undefined
    return await pending
  } catch (error) {
    if (error instanceof Refusal) return dresser.refusal(error)
    throw error
  } finally {
    books.onEffect = undefined
  }
}

async function dispatch(company: Company, call: Call): Promise<Answer> {
  const [head] = call.path.split('/')
  if (head === 'objects') return callObject(company, call)
  if (head === 'workflows') return callWorkflow(company, call)
  if (head === 'services') return callService(company, call)
  throw refusals.noSuchObject(call.path)
}

function pathOf(path: string): string {
  const rest = path.slice(BASE.length).replace(/\/$/, '')
  try {
    return decodeURIComponent(rest)
  } catch {
    return rest
  }
}

/** Facts §4.3: no token, one that is none, one that is old. */
function signInProblem(sandbox: IntacctSandbox, authorization: string | undefined): Answer | undefined {
  const token = /^Bearer (.*)$/.exec(authorization ?? '')?.[1] ?? ''
  const state = sandbox.oauth.check(token)
  if (state === 'ok') return undefined
  if (state === 'missing') return gateway(401, 'GW-0031', 'Missing or invalid token')
  if (state === 'malformed' || sandbox.oauth.expiredAs === 'REST-1206') {
    const error = { code: 'invalidRequest', errorId: 'REST-1206', message: 'The token is not valid' }
    return json(400, {
      'ia::result': { 'ia::error': error },
      'ia::meta': { totalCount: 1, totalSuccess: 0, totalError: 1 },
    })
  }
  if (sandbox.oauth.expiredAs === 'REST-2102') return json(INVALID_TOKEN.status, INVALID_TOKEN.body)
  return gateway(401, 'GW-0040', 'Expired token')
}
