import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { LoggedRequest } from '../shared/request-log.ts'
import { Traffic } from '../shared/traffic.ts'
import { Dresser, type ErrorShape, ROTATION } from './api/answers.ts'
import { apiApp } from './api/app.ts'
import { Limits } from './api/limits.ts'
import { Replays } from './api/replay.ts'
import { Company } from './company.ts'
import { isServed } from './hosts.ts'
import { oauthApp } from './oauth/app.ts'
import { IntacctOAuth } from './oauth/oauth.ts'
import { pagesApp } from './pages/app.ts'
import { IntacctPages } from './pages/session.ts'
import type { Settings } from './rules/context.ts'

/** Sage Intacct on this machine: companies, sign-in, API and pages, with every lever a test needs. */
export class IntacctSandbox extends Traffic {
  readonly companies = new Map<string, Company>()
  readonly oauth = new IntacctOAuth(this.clock)
  readonly limits = new Limits()
  readonly replays = new Replays(this.clock)
  readonly pages = new IntacctPages()
  readonly app = new Hono<{ Bindings: HttpBindings }>()
  /** In which shape refusals go out; `rotate` takes another one each time. */
  errorShape: ErrorShape | 'rotate' = 'rotate'
  #refused = 0

  constructor() {
    super()
    this.app.use(async (c, next) => {
      const { host, pathname } = new URL(c.req.url)
      return isServed(host, pathname) ? next() : c.text('Not Found', 404)
    })
    this.app.route('/', oauthApp(this))
    this.app.route('/', apiApp(this))
    this.app.route('/', pagesApp(this))
  }

  addCompany(id: string, settings: Settings): Company {
    const company = new Company(id, String(10_400 + this.companies.size), this.clock, settings)
    this.companies.set(id, company)
    return company
  }

  /** By company id or name; the first company without either. @throws Error when there is none. */
  company(which?: string): Company {
    for (const company of this.companies.values())
      if (which === undefined || company.id === which || company.name === which) return company
    throw new Error(`The sandbox has no company ${which ?? ''}.`)
  }

  dresser(entry: LoggedRequest): Dresser {
    return new Dresser(
      entry,
      () => this.#shape(),
      () => this.limits.retryHeaders(),
    )
  }

  #shape(): ErrorShape {
    if (this.errorShape !== 'rotate') return this.errorShape
    this.#refused += 1
    return ROTATION[(this.#refused - 1) % ROTATION.length] as ErrorShape
  }
}
