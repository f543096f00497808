import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { Traffic } from '../shared/traffic.ts'
import { apiApp } from './api/app.ts'
import { Limits } from './api/limits.ts'
import { Replays } from './api/replay.ts'
import { Company } from './company.ts'
import { hostsOf } from './hosts.ts'
import { oauthApp } from './oauth/app.ts'
import { QuickBooksOAuth } from './oauth/oauth.ts'
import { pagesApp } from './pages/app.ts'
import { QuickBooksPages } from './pages/control.ts'

/** QuickBooks Online on this machine: companies, sign-in, API and pages, with every lever a test needs. */
export class QuickBooksSandbox extends Traffic {
  readonly companies = new Map<string, Company>()
  readonly oauth = new QuickBooksOAuth(this.clock)
  readonly limits = new Limits()
  readonly replays = new Replays(this.clock)
  readonly pages = new QuickBooksPages()
  readonly app = new Hono<{ Bindings: HttpBindings }>()

  constructor() {
    super()
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
}
