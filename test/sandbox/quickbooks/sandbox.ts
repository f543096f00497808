import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { Clock } from '../shared/clock.ts'
import { Faults } from '../shared/faults.ts'
import { type LoggedRequest, RequestLog } from '../shared/request-log.ts'
import type { Dresser } from './api/answers.ts'
import { apiApp, withFaults } from './api/app.ts'
import { Limits } from './api/limits.ts'
import { type Answer, Replays } from './api/replay.ts'
import { Company } from './company.ts'
import { hostsOf } from './hosts.ts'
import { oauthApp } from './oauth/app.ts'
import { OAuth } from './oauth/oauth.ts'
import { pagesApp } from './pages/app.ts'
import { PageControl } from './pages/control.ts'

type Hook = (request: LoggedRequest) => void | Promise<void>

/** QuickBooks Online on this machine: companies, sign-in, API and pages, with every lever a test needs. */
export class QuickBooksSandbox {
  readonly clock = new Clock()
  readonly companies = new Map<string, Company>()
  readonly oauth = new OAuth(this.clock)
  readonly faults = new Faults()
  readonly limits = new Limits()
  readonly requests = new RequestLog()
  readonly replays = new Replays(this.clock)
  readonly pages = new PageControl()
  readonly app = new Hono<{ Bindings: HttpBindings }>()
  /** Milliseconds every API request takes longer. */
  latency = 0
  readonly #onRequest = new Set<Hook>()
  readonly #onAnswer = new Set<Hook>()

  constructor() {
    this.app.use(hostsOf())
    this.app.route('/', apiApp(this))
    this.app.route('/', oauthApp(this))
    this.app.route('/', pagesApp(this))
  }

  addCompany(realmId: string): Company {
    const company = new Company(realmId, this.clock)
    this.companies.set(realmId, company)
    return company
  }

  /** By realm id or name; the first company without either. @throws Error when there is none. */
  company(which?: string): Company {
    for (const company of this.companies.values())
      if (which === undefined || company.realmId === which || company.name === which) return company
    throw new Error(`The sandbox has no company ${which ?? ''}.`)
  }

  /** Called before a request is looked at; it waits for the hook. @returns how to take the hook away. */
  onRequest(hook: Hook): () => void {
    this.#onRequest.add(hook)
    return () => this.#onRequest.delete(hook)
  }

  /** Called after the request took effect and before its answer goes out. @returns how to take the hook away. */
  onAnswer(hook: Hook): () => void {
    this.#onAnswer.add(hook)
    return () => this.#onAnswer.delete(hook)
  }

  async tellRequest(entry: LoggedRequest): Promise<void> {
    for (const hook of this.#onRequest) await hook(entry)
    if (this.latency > 0) await new Promise(resolve => setTimeout(resolve, this.latency))
  }

  async tellAnswer(entry: LoggedRequest): Promise<void> {
    for (const hook of this.#onAnswer) await hook(entry)
  }

  answered(
    c: Context<{ Bindings: HttpBindings }>,
    entry: LoggedRequest,
    dress: Dresser,
    run: () => Promise<Answer>,
  ): Promise<Response> {
    return withFaults(this, c.env, entry, dress, run)
  }
}
