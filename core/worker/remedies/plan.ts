import { runnableRemedies } from '../../guide/runnable.ts'
import { isEditable } from '../../ledger/editing.ts'
import {
  fingerprint,
  type Mendable,
  type PlannedRemedy,
  planRemedy,
  type RemedyAction,
  type RemedyChoice,
  type RemedyPlan,
} from '../../ledger/remedies.ts'
import { CommandError } from '../../messaging/client.ts'
import { getRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'
import { homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { remedyFacts } from './facts.ts'

export interface Asked {
  connectionId: string
  entity: 'invoice' | 'payment'
  id: string
  action: RemedyAction
  choice: RemedyChoice
}

/**
 * What the remedy would change now. @throws CommandError `not-allowed` where the record's own stored failure
 * does not call for it, AccountingError when the books cannot be asked
 */
export async function planNow(deps: WorkerDeps, asked: Asked): Promise<RemedyPlan> {
  const connection = await homeOf(await deps.ledger(), asked.connectionId)
  const record = await mendable(await deps.ledger(), asked)
  const facts = await remedyFacts(deps, connection, record, asked.action, asked.choice)
  return planRemedy(asked.action, record, facts)
}

/**
 * A remedy that changes data starts only from the stored answer of our own failed push (design §4).
 * @throws CommandError `not-found`, `not-allowed`
 */
export async function mendable(
  reader: Reader,
  { connectionId, entity, id, action }: Asked,
): Promise<Mendable> {
  const record = await getRecord(reader, connectionId, entity, id)
  if (!record) throw new CommandError('not-found', `This ${entity} is no longer here.`)
  const failed = record.origin === 'own' && record.syncState === 'failed' && isEditable(record)
  if (failed && runnableRemedies(record.failure?.guideId, record.kind).includes(action)) return record
  throw new CommandError('not-allowed', `This ${entity} does not need that any more.`)
}

/** Stands for a plan: the record it was made about and all that it would change. */
export async function sealOf({ before, after, changes }: PlannedRemedy): Promise<string> {
  const text = JSON.stringify([fingerprint(before), fingerprint(after), changes])
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('')
}
