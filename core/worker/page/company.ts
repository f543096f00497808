import type { Connection } from '../../ledger/connection.ts'
import type { AccountingSystem } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import type { SenderFacts } from '../../messaging/server.ts'
import type { PageView } from '../../messaging/views.ts'
import type { PageContext } from '../../pages/page.ts'
import { listConnections } from '../../store/connections.ts'
import type { WorkerDeps } from '../deps.ts'

/** Hosts of each system's pages: a companion elsewhere has the error guide and no command (design §2). */
const PAGES: Record<AccountingSystem, RegExp> = {
  quickbooks: /^([a-z0-9-]+\.)*qbo\.intuit\.com$/,
  intacct: /^([a-z0-9-]+\.)*intacct\.com$/,
}

/** QBO names its test companies' hosts so (facts §2.1). */
const SANDBOX_HOST = /(^|\.)sandbox\.qbo\.intuit\.com$/

/**
 * Which connection a page speaks of. A record id means something only within its company, so it is
 * trusted only when the company that the page names is a connected one (design §7).
 * @throws CommandError `refused` when the asking page is none of the system it speaks of
 */
export async function companyOf(
  deps: WorkerDeps,
  context: PageContext,
  sender: SenderFacts,
): Promise<{ connection: Connection } | { view: PageView }> {
  const all = await listConnections(await deps.ledger())
  const environment = environmentOf(context.system, sender)
  const known = all.filter(
    each => each.system === context.system && (!environment || each.environment === environment),
  )
  if (known.length === 0) return { view: { state: 'not-connected', system: context.system } }
  const here = known.filter(each => context.company !== undefined && each.companyId === context.company)
  const [connection] = here
  if (connection && here.length === 1) return { connection }
  return {
    view: {
      state: 'other-company',
      connected: known.map(each => each.companyName),
      ...(context.company === undefined ? {} : { pageCompany: context.company }),
    },
  }
}

function environmentOf(
  system: AccountingSystem,
  { from, url }: SenderFacts,
): Connection['environment'] | undefined {
  if (from === 'screen') return undefined
  if (url?.protocol !== 'https:' || !PAGES[system].test(url.hostname))
    throw new CommandError('refused', 'This page is not one of the accounting system it speaks of.')
  if (system !== 'quickbooks') return undefined
  return SANDBOX_HOST.test(url.hostname) ? 'sandbox' : 'production'
}

/** @throws CommandError `not-connected` where there is no connection to act on */
export async function companyToActOn(
  deps: WorkerDeps,
  context: PageContext,
  sender: SenderFacts,
): Promise<Connection> {
  const found = await companyOf(deps, context, sender)
  if ('connection' in found) return found.connection
  throw new CommandError('not-connected', 'The company of this page is not connected to AR Companion.')
}
