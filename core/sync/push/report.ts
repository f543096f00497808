import { troubleOf } from '../../accounting/trouble.ts'
import { labelOf } from '../../ledger/label.ts'
import { getRecord } from '../../store/records.ts'
import type { OutboxEntry } from '../../store/schema.ts'
import type { Reader } from '../../store/transaction.ts'
import type { EventFacts } from '../run-log.ts'
import type { Begun } from './begin.ts'
import type { Settled } from './settle.ts'

/** What a person calls the record, and where the log row leads. */
export async function subjectOf(
  reader: Reader,
  entry: OutboxEntry,
): Promise<Pick<EventFacts, 'entity' | 'recordId' | 'label'>> {
  const record = await getRecord(reader, entry.connectionId, entry.entity, entry.recordId)
  const label = record && labelOf(record)
  return { entity: entry.entity, recordId: entry.recordId, ...(label ? { label } : {}) }
}

const DONE: Record<OutboxEntry['action'], string> = {
  'create-customer': 'The customer was created there.',
  'create-invoice': 'The invoice was created there.',
  'create-payment': 'The payment was submitted.',
  'delete-payment': 'The payment was deleted there.',
  'activate-item': 'The item was made active again.',
  'send-invoice': 'The invoice was sent to the customer.',
}

const QUESTIONS: Record<NonNullable<OutboxEntry['question']>, string> = {
  'invoice-gone':
    'An invoice that this payment covers was deleted there. Nothing was sent: choose what to do.',
  'invoice-voided':
    'An invoice that this payment covers was voided there. Nothing was sent: choose what to do.',
  'other-customer':
    'An invoice that this payment covers has another customer there. Nothing was sent: choose.',
  'other-currency':
    'An invoice that this payment covers has another currency there. Nothing was sent: choose.',
  'owes-less': 'An invoice owes less there than this payment applies. Nothing was sent: choose what to do.',
  'unclear-answer': 'The payment was accepted, but not applied as it was meant. Look at it there.',
}

type Line = Pick<EventFacts, 'level' | 'message' | 'raw' | 'why'>

const failed = ({ message }: { message: string }): Line => ({ level: 'error', message })

/** What is to be logged of an entry that was not sent. */
export function lineOfBegun(begun: Exclude<Begun, { sending: unknown }>): Line {
  if ('refused' in begun) return failed(begun.refused)
  if ('question' in begun) return { level: 'warn', message: QUESTIONS[begun.question] }
  if ('blocked' in begun) return { level: 'info', message: `Not sent yet: ${begun.blocked}.` }
  return { level: 'info', message: `Not sent: ${begun.nothing}.` }
}

/** What is to be logged of one that was. */
export function lineOfSettled(entry: OutboxEntry, settled: Settled): Line | undefined {
  if ('superseded' in settled) return undefined
  if ('refused' in settled) return failed(settled.refused)
  if ('unknown' in settled) {
    return {
      level: 'error',
      message: 'It was sent, and whether it arrived cannot be told. It is not sent again by itself.',
      ...(settled.unknown ? { raw: settled.unknown.message } : {}),
    }
  }
  if ('later' in settled) {
    if (!settled.later) return { level: 'info', message: 'A look-up shows that it did not arrive.' }
    const why = troubleOf(settled.later)
    return { level: 'info', message: settled.later.message, ...(why ? { why } : {}) }
  }
  if (settled.differs) return { level: 'warn', message: QUESTIONS['unclear-answer'] }
  return { level: 'info', message: DONE[entry.action] }
}
