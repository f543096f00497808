import type { Connection } from '../../ledger/connection.ts'
import type { AccountingSystem } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import type { SenderFacts } from '../../messaging/server.ts'
import type { PageView } from '../../messaging/views.ts'
import type { PageContext } from '../../pages/page.ts'
import { listConnections, patchConnection } from '../../store/connections.ts'
import { write } from '../../store/transaction.ts'
import { connectionOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'

/** Hosts of each system's pages: a companion elsewhere has the error guide and no command (design §2). */
const PAGES: Record<AccountingSystem, RegExp> = {
  quickbooks: /^([a-z0-9-]+\.)*qbo\.intuit\.com$/,
  intacct: /^([a-z0-9-]+\.)*intacct\.com$/,
}

/** QBO names its test companies' hosts so (facts §2.1). */
const SANDBOX_HOST = /(^|\.)sandbox\.qbo\.intuit\.com$/

/** Systems whose pages name their company by a label only, which the user links to a connection once (design §7). */
const LABELLED: ReadonlySet<AccountingSystem> = new Set(['intacct'])

const isOf = ({ system, companyId, pageLabels }: Connection, { company }: PageContext): boolean =>
  company !== undefined &&
  (LABELLED.has(system) ? (pageLabels?.includes(company) ?? false) : companyId === company)

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
  const here = known.filter(each => isOf(each, context))
  const [connection] = here
  if (connection && here.length === 1) return { connection }
  return {
    view: {
      state: 'other-company',
      connected: known.map(each => each.companyName),
      ...(context.company === undefined ? {} : { pageCompany: context.company }),
      ...(context.company === undefined || !LABELLED.has(context.system)
        ? {}
        : { linkable: known.map(({ id, companyName }) => ({ connectionId: id, name: companyName })) }),
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

/**
 * The label that the page shows is this connection's, and no other's any more.
 * @throws CommandError `not-found`, `not-allowed` where pages name their company themselves
 */
export async function linkPage(deps: WorkerDeps, context: PageContext, connectionId: string): Promise<void> {
  const label = context.company
  if (label === undefined || !LABELLED.has(context.system))
    throw new CommandError('not-allowed', 'This page shows no name of a company that could be linked.')
  const connection = await connectionOf(await deps.ledger(), connectionId)
  if (connection.system !== context.system)
    throw new CommandError('not-allowed', `${connection.companyName} is in another accounting system.`)
  await write(await deps.ledger(), ['connections'], async tx => {
    for (const { id, pageLabels = [] } of await listConnections(tx)) {
      const rest = pageLabels.filter(other => other !== label)
      if (id === connectionId) await patchConnection(tx, id, { pageLabels: [...rest, label].slice(-LABELS) })
      else if (rest.length < pageLabels.length) await patchConnection(tx, id, { pageLabels: rest })
    }
  })
  deps.announce(connectionId, 'connection')
}

/** A company has a few entities; far more would be a page that makes up names. */
const LABELS = 100
