import { editState } from '../ledger/editing.ts'
import type { Customer, Invoice } from '../ledger/records.ts'
import { CommandError } from '../messaging/client.ts'
import { getRecord } from '../store/records.ts'
import type { Reader } from '../store/transaction.ts'

const WHY_NOT = {
  'being-sent': 'It is being sent. Wait until its outcome is known.',
  'outcome-unknown': 'It may stand in the accounting system already. Find out first.',
  'accepted-there': 'It stands in the accounting system: edit it there.',
}

export const missing = (): never => {
  throw new CommandError('not-found', 'This record is no longer here.')
}

/** @throws CommandError `not-found`, `not-allowed` (seed, "How can I edit an invoice") */
export async function editable<E extends 'invoice' | 'customer'>(
  reader: Reader,
  connectionId: string,
  entity: E,
  id: string,
): Promise<E extends 'invoice' ? Invoice : Customer> {
  const record = await getRecord(reader, connectionId, entity, id)
  if (!record) return missing()
  const state = editState(record)
  if (state !== 'editable') throw new CommandError('not-allowed', WHY_NOT[state])
  return record as E extends 'invoice' ? Invoice : Customer
}
