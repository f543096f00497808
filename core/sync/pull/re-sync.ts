import { AccountingError, type Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { labelOf } from '../../ledger/label.ts'
import type { EntityKind } from '../../ledger/records.ts'
import { findByExternal, getRecord } from '../../store/records.ts'
import { instant, type SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { readAround } from './around.ts'
import { fetchPdf } from './fetch-pdf.ts'
import { storeAnswer } from './store-answer.ts'

/**
 * Re-Sync of one record and what belongs to it (seed, "Why is the invoice not loading?"). `id` is our key; the accounting system's id of a record that AR does not have yet imports it.
 * A record that was never accepted there has nothing to read. `asked`: by the user, so it is told, and an
 * invoice's PDF is fetched too, whatever is stored of it; without, a changed one is fetched when the queue comes to it.
 * @throws AccountingError, StoreError
 */
export async function reSync(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
  entity: EntityKind,
  id: string,
  asked: boolean,
): Promise<void> {
  const ledger = await deps.ledger()
  const stored = await getRecord(ledger, connection.id, entity, id)
  const externalId = stored ? stored.externalId : id.startsWith('own-') ? undefined : id
  if (externalId === undefined) return
  const readAt = instant(deps)
  const read = await readAround(ledger, connection.id, connector, entity, externalId, readAt)
  const { isNews } = await storeAnswer(deps, connection, log, { ...read, readAt })
  const record = await findByExternal(ledger, connection.id, entity, externalId)
  if (asked && record) {
    const message = isNews ? 'read-changed' : 'read-same'
    log.event({ level: 'info', entity, recordId: record.id, label: labelOf(record), message })
  }
  deps.announce(connection.id, 'records')
  if (entity !== 'invoice' || !asked) return
  const invoice = await findByExternal(await deps.ledger(), connection.id, 'invoice', externalId)
  if (!invoice || invoice.deletedThereAt !== undefined) return
  try {
    await fetchPdf(deps, connector, invoice)
  } catch (error) {
    if (!(error instanceof AccountingError) || error.class === 'sign-in') throw error
    log.event({
      level: 'warn',
      entity: 'invoice',
      recordId: invoice.id,
      label: invoice.number,
      message: 'no-pdf',
      raw: error.message,
    })
  }
}
