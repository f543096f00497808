import {
  fingerprint,
  isMendable,
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
 * What the remedy would change now. @throws CommandError `not-allowed` for a record that did not fail,
 * AccountingError when the books cannot be asked
 */
export async function planNow(deps: WorkerDeps, asked: Asked): Promise<RemedyPlan> {
  const connection = await homeOf(await deps.ledger(), asked.connectionId)
  const record = await mendable(await deps.ledger(), asked)
  const facts = await remedyFacts(deps, connection, record, asked.action, asked.choice)
  return planRemedy(asked.action, record, facts)
}

/**
 * A remedy that changes data starts only from the stored answer of our own failed push (design §4). Which
 * one that answer calls for, the screen says that shows it: only an extension page may ask, what it asks for
 * is planned from the ledger and the books as they are, and run only as it was shown.
 * @throws CommandError `not-found`, `not-allowed`
 */
export async function mendable(reader: Reader, { connectionId, entity, id }: Asked): Promise<Mendable> {
  const record = await getRecord(reader, connectionId, entity, id)
  if (!record) throw new CommandError('not-found', `This ${entity} is no longer here.`)
  if (isMendable(record)) return record
  throw new CommandError('not-allowed', `This ${entity} does not need that any more.`)
}

/** Stands for a plan: the record it was made about and all that it would change. */
export async function sealOf({ before, after, changes }: PlannedRemedy): Promise<string> {
  const text = JSON.stringify([fingerprint(before), fingerprint(after), changes])
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('')
}
