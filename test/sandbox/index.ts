import { isIntacctHost, isIntacctPath } from './intacct/hosts.ts'
import { IntacctSandbox } from './intacct/sandbox.ts'
import { seedIntacct } from './intacct/seed/seed.ts'
import { QuickBooksSandbox } from './quickbooks/sandbox.ts'
import { seedBayside } from './quickbooks/seed/bayside.ts'
import { REALMS } from './quickbooks/seed/cases.ts'
import { seedHarbor } from './quickbooks/seed/harbor.ts'
import { seedLarge } from './quickbooks/seed/large.ts'
import { seedLists } from './quickbooks/seed/lists.ts'
import { type Handler, listen } from './shared/listen.ts'

export interface SandboxOptions {
  /** `company` (default): Bayside and Harbor; `empty`: one company with its lists; `large`: `invoices` of them. */
  seed?: 'company' | 'empty' | 'large'
  /** Only for `large`; default 100,000. */
  invoices?: number
  /** What Intacct's companies hold; default as `seed`, but never `large` unless it is asked for here. */
  intacct?: 'company' | 'empty' | 'large'
  /** Port of the HTTPS door; default any free one. */
  port?: number
  /** Milliseconds every API request takes longer. */
  latency?: number
}

export interface Sandbox {
  httpsPort: number
  httpPort: number
  quickbooks: QuickBooksSandbox
  intacct: IntacctSandbox
  close(): Promise<void>
}

/** The stand-in accounting systems on loopback, seeded and listening (design §9). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const quickbooks = new QuickBooksSandbox()
  quickbooks.latency = options.latency ?? 0
  seed(quickbooks, options)
  const intacct = new IntacctSandbox()
  intacct.latency = options.latency ?? 0
  const fill = options.intacct ?? (options.seed === 'empty' ? 'empty' : 'company')
  seedIntacct(intacct, fill, options.invoices ?? 100_000)
  const listeners = await listen(byHost(quickbooks, intacct), options.port)
  return { ...listeners, quickbooks, intacct }
}

/** One door for both: the host name decides, on the loopback address Intacct's own path. */
function byHost(quickbooks: QuickBooksSandbox, intacct: IntacctSandbox): Handler {
  return ((request: Request, env: never) => {
    const { host, pathname } = new URL(request.url)
    const app = isIntacctHost(host) || isIntacctPath(pathname) ? intacct.app : quickbooks.app
    return app.fetch(request, env)
  }) as Handler
}

function seed(quickbooks: QuickBooksSandbox, options: SandboxOptions): void {
  const bayside = quickbooks.addCompany(REALMS.bayside)
  if (options.seed === 'large') seedLarge(bayside, options.invoices ?? 100_000)
  else if (options.seed === 'empty')
    seedLists(bayside, {
      name: 'Blank Slate LLC',
      email: 'owner@blankslate.example',
      line: '1 First St',
      city: 'Reno',
      state: 'NV',
      zip: '89501',
      customNumbers: true,
      multiCurrency: false,
    })
  else {
    seedBayside(bayside)
    seedHarbor(quickbooks.addCompany(REALMS.harbor))
  }
}
