import type { Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { isListed } from '../../ledger/missing.ts'
import type { Invoice } from '../../ledger/records.ts'
import type { ImportAnswer } from '../../messaging/views.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { reSync } from './re-sync.ts'
import { storeAnswer } from './store-answer.ts'

/**
 * Import by number (seed, "missing an invoice record"): every invoice that has exactly this number there
 * is read; which of several is listed follows from *Allow Duplicate Invoice Numbers*. An archived one is
 * taken out of the archive: the user asks to see it.
 * @throws AccountingError, StoreError
 */
export async function importByNumber(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
  number: string,
): Promise<ImportAnswer> {
  const wanted = number.trim()
  const before = new Set(
    (await invoicesByNumber(await deps.ledger(), connection.id, wanted)).filter(isListed).map(({ id }) => id),
  )
  const readAt = instant(deps)
  const found = wanted === '' ? [] : await connector.findInvoices(wanted)
  await storeAnswer(deps, connection, log, { records: found, readAt })
  deps.announce(connection.id, 'records')
  const there = new Set(found.map(({ externalId }) => externalId))
  const all = await invoicesByNumber(await deps.ledger(), connection.id, wanted)
  const here = all.filter(({ externalId }) => externalId !== undefined && there.has(externalId))
  const listed = here.filter(invoice => invoice.skippedFor === undefined)
  const archived = listed.filter(invoice => invoice.archivedAt !== undefined)
  for (const { id } of listed.filter(invoice => !before.has(invoice.id))) {
    await reSync(deps, connection, connector, log, 'invoice', id, false)
  }
  const [first] = listed
  if (!first) {
    const ours = all.find(isListed)
    return ours
      ? { outcome: 'already-here', invoiceId: ours.id, number: wanted }
      : { outcome: 'not-found', number: wanted }
  }
  if (archived.length > 0) {
    await unarchive(deps, archived)
    return { outcome: 'unarchived', invoiceId: (archived[0] as Invoice).id, number: wanted }
  }
  const added = listed.find(invoice => !before.has(invoice.id))
  if (added) return { outcome: 'imported', invoiceId: added.id, number: wanted }
  if (here.length > listed.length) return { outcome: 'skipped', keptInvoiceId: first.id, number: wanted }
  return { outcome: 'already-here', invoiceId: first.id, number: wanted }
}

async function unarchive(deps: SyncDeps, invoices: Invoice[]): Promise<void> {
  await write(await deps.ledger(), ['invoices'], async tx => {
    for (const { connectionId, id } of invoices) {
      const stored = await getRecord(tx, connectionId, 'invoice', id)
      if (!stored) continue
      const { archivedAt: _, ...rest } = stored
      putRecord(tx, rest)
    }
  })
}
