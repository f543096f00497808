import { QuickBooksSandbox } from './quickbooks/sandbox.ts'
import { seedBayside } from './quickbooks/seed/bayside.ts'
import { REALMS } from './quickbooks/seed/cases.ts'
import { seedHarbor } from './quickbooks/seed/harbor.ts'
import { seedLarge } from './quickbooks/seed/large.ts'
import { seedLists } from './quickbooks/seed/lists.ts'
import { listen } from './shared/listen.ts'

export interface SandboxOptions {
  /** `company` (default): Bayside and Harbor; `empty`: one company with its lists; `large`: `invoices` of them. */
  seed?: 'company' | 'empty' | 'large'
  /** Only for `large`; default 100,000. */
  invoices?: number
  /** Port of the HTTPS door; default any free one. */
  port?: number
  /** Milliseconds every API request takes longer. */
  latency?: number
}

export interface Sandbox {
  httpsPort: number
  httpPort: number
  quickbooks: QuickBooksSandbox
  close(): Promise<void>
}

/** The stand-in accounting systems on loopback, seeded and listening (design §9). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const quickbooks = new QuickBooksSandbox()
  quickbooks.latency = options.latency ?? 0
  seed(quickbooks, options)
  const listeners = await listen(quickbooks.app.fetch as Parameters<typeof listen>[0], options.port)
  return { ...listeners, quickbooks }
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
