import type { LedgerRecord } from '../../ledger/records.ts'
import { AccountingError, type RecordProblem, type SendAnswer, type WireRequest } from '../connector.ts'
import type { Client } from './client.ts'
import { kindOf } from './entities.ts'
import type { ContextOf } from './mapping/fields.ts'
import { externalIdOf, readRecord } from './mapping/record.ts'

const isDeleted = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'status' in raw && raw.status === 'Deleted'

/**
 * Sends a prepared request and reads what it made. Once accepted it is never an error: what cannot be read
 * is a `problem`, so that nobody sends it again.
 */
export async function send(client: Client, wire: WireRequest, context: ContextOf): Promise<SendAnswer> {
  const body = await client.post(wire)
  for (const [name, raw] of Object.entries(body)) {
    const entity = kindOf(name)
    if (!entity) continue
    const externalId = externalIdOf(raw)
    if (isDeleted(raw) && externalId !== undefined) return { deleted: { entity, externalId } }
    // Without its rows: nothing more is asked, since nothing may fail now.
    return answer(readRecord(entity, raw, await context([])))
  }
  throw new AccountingError('QuickBooks answered a write without its record.', {
    class: 'retry',
    sent: 'maybe',
    status: 200,
  })
}

const answer = (read: { found: LedgerRecord } | { problem: RecordProblem }): SendAnswer =>
  'found' in read ? { stored: read.found } : { problem: read.problem }
