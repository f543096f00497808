import type { Connection } from '../../ledger/connection.ts'
import { isListed } from '../../ledger/missing.ts'
import type { EntityKind, Invoice } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import type { PageView } from '../../messaging/views.ts'
import type { PageContext } from '../../pages/page.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { findByExternal } from '../../store/records.ts'
import type { WorkerDeps } from '../deps.ts'
import { archive } from '../invoices/archive.ts'
import { badgesOf } from './badges.ts'
import { companyOf, companyToActOn, linkPage } from './company.ts'
import { pagePath } from './open.ts'
import { type PageRecord, recordOf } from './record.ts'
import type { Refresher } from './refresh.ts'
import { viewOf } from './view.ts'

type PageHandlers = Pick<
  Handlers,
  'page.status' | 'page.badges' | 'page.sync' | 'page.archive' | 'page.import' | 'page.open' | 'page.link'
>

/** What a companion, or the popup on its behalf, may ask about the page and do with its record. */
export function pageHandlers(deps: WorkerDeps, refresher: Refresher): PageHandlers {
  const show = async (connection: Connection, context: PageContext, saved = false): Promise<PageView> => {
    const record = await recordOf(await deps.ledger(), connection, context)
    return viewOf(deps, connection, context, record, refresher.refresh(connection, record, context, saved))
  }
  return {
    async 'page.status'({ context, saved }, sender) {
      const found = await companyOf(deps, context, sender)
      return 'view' in found ? found.view : show(found.connection, context, saved)
    },

    async 'page.badges'({ context, rows }, sender) {
      const found = await companyOf(deps, context, sender)
      return 'view' in found ? rows.map(() => null) : badgesOf(deps, found.connection, rows)
    },

    async 'page.sync'({ context }, sender) {
      const connection = await companyToActOn(deps, context, sender)
      const target = await syncTarget(deps, connection, context)
      const asked = await deps.engine.resync(connection.id, target.entity, target.id, 'user')
      return { ...(await show(connection, context)), ...asked }
    },

    async 'page.archive'({ context, archived }, sender) {
      const connection = await companyToActOn(deps, context, sender)
      const invoice = await invoiceToArchive(deps, connection, context)
      await archive(deps, connection.id, [invoice.id], archived)
      return show(connection, context)
    },

    async 'page.import'({ context, number }, sender) {
      const connection = await companyToActOn(deps, context, sender)
      return deps.engine.importByNumber(connection.id, number, 'page')
    },

    async 'page.link'({ context, connectionId }, sender) {
      await linkPage(deps, context, connectionId)
      const found = await companyOf(deps, context, sender)
      return 'view' in found ? found.view : show(found.connection, context)
    },

    async 'page.open'({ context, view }, sender) {
      const found = context ? await companyOf(deps, context, sender) : undefined
      const connection = found && 'connection' in found ? found.connection : undefined
      const record =
        context && connection ? await recordOf(await deps.ledger(), connection, context) : undefined
      await deps.openPage(pagePath(view, connection, record))
    },
  }
}

const ENTITY: Partial<Record<PageContext['kind'], EntityKind>> = {
  invoice: 'invoice',
  customer: 'customer',
  payment: 'payment',
}

/** Our key of the page's record, or its id there: Re-Sync then imports it. */
async function syncTarget(
  deps: WorkerDeps,
  connection: Connection,
  context: PageContext,
): Promise<{ entity: EntityKind; id: string }> {
  const record = await recordOf(await deps.ledger(), connection, context)
  const known = idOf(record)
  const entity = ENTITY[context.kind]
  if (known && entity) return { entity, id: known }
  if (context.externalId !== undefined && entity) return { entity, id: context.externalId }
  throw new CommandError('not-found', 'This page shows no record that could be re-synced.')
}

function idOf(record: PageRecord): string | undefined {
  if (record.is === 'invoice') return record.invoice.id
  if (record.is === 'customer') return record.customer.id
  if (record.is === 'payment') return record.payment.id
  return record.is === 'missing' ? record.invoice?.id : undefined
}

/** By its id, or the one invoice of its number: with two, nothing is done (design §7). */
async function invoiceToArchive(
  deps: WorkerDeps,
  connection: Connection,
  { kind, externalId, number }: PageContext,
): Promise<Invoice> {
  const ledger = await deps.ledger()
  if (kind === 'invoice' && externalId !== undefined) {
    const invoice = await findByExternal(ledger, connection.id, 'invoice', externalId)
    if (invoice) return invoice
  } else if (kind === 'invoice' && number) {
    const same = await invoicesByNumber(ledger, connection.id, number)
    const listed = same.filter(isListed)
    const candidates = listed.length > 0 ? listed : same.filter(invoice => invoice.archivedAt !== undefined)
    const [only] = candidates
    if (only && candidates.length === 1) return only
  }
  throw new CommandError('not-found', 'AR has no single invoice that is the one on this page.')
}
