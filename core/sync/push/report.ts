import { troubleOf } from '../../accounting/trouble.ts'
import { labelOf } from '../../ledger/label.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord } from '../../store/records.ts'
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

/** Where `message` is the name of an action or a question, the screens have the words (components/workspace/event-words.ts). */
type Line = Pick<EventFacts, 'level' | 'message' | 'raw' | 'why'>

const failed = ({ message }: { message: string }): Line => ({ level: 'error', message })

/** What is to be logged of an entry that was not sent. */
export function lineOfBegun(begun: Exclude<Begun, { sending: unknown }>): Line {
  if ('refused' in begun) return failed(begun.refused)
  if ('question' in begun) return { level: 'warn', message: begun.question }
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
      message: 'unknown-outcome',
      ...(settled.unknown ? { raw: settled.unknown.message } : {}),
    }
  }
  if ('later' in settled) {
    if (!settled.later) return { level: 'info', message: 'did-not-arrive' }
    const why = troubleOf(settled.later)
    return { level: 'info', message: settled.later.message, ...(why ? { why } : {}) }
  }
  if (settled.differs) return { level: 'warn', message: 'unclear-answer' }
  return { level: 'info', message: entry.action }
}
