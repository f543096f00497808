import { type AttentionRow, attention } from '../../../core/ledger/attention.ts'
import { labelOf } from '../../../core/ledger/label.ts'
import type { LedgerRecord } from '../../../core/ledger/records.ts'
import { attentionFacts } from '../../../core/store/attention-facts.ts'
import { getDeletionCheck } from '../../../core/store/deletion-checks.ts'
import type { Ledger } from '../../../core/store/open.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import type { OutboxEntry } from '../../../core/store/outbox-entry.ts'
import type { DeletionCheck } from '../../../core/store/schema.ts'
import { dateText } from '../../shared/time-text.ts'
import { type Live, useLive } from '../../shared/use-live.ts'

/** The list, with what its rows need to be answered in place. */
export interface Attention {
  rows: AttentionRow[]
  records: Map<string, LedgerRecord>
  checks: Map<string, DeletionCheck>
  outbox: OutboxEntry[]
}

export const keyOf = ({
  connectionId,
  entity,
  recordId,
}: Pick<AttentionRow, 'connectionId' | 'entity' | 'recordId'>) => `${connectionId}\n${entity}\n${recordId}`

/** What the screens call whom a row is about: a date in it is written as they write one. */
export function rowLabel({ records }: Attention, row: AttentionRow): string {
  const record = records.get(keyOf(row))
  return record ? labelOf(record, dateText) : row.label
}

async function readAttention(ledger: Ledger, submitAuthorizedAch: boolean): Promise<Attention> {
  const facts = await attentionFacts(ledger, { submitAuthorizedAch })
  const ids = facts.connections.map(({ id }) => id)
  const [checks, outbox] = await Promise.all([
    Promise.all(ids.map(id => getDeletionCheck(ledger, id))),
    Promise.all(ids.map(id => outboxOf(ledger, id))),
  ])
  const named: LedgerRecord[] = [
    ...[...facts.mismatches, ...(facts.prepared ?? [])].flatMap(({ invoice }) => invoice ?? []),
    ...facts.records,
  ]
  return {
    rows: attention(facts),
    records: new Map(
      named.map(record => [
        keyOf({ connectionId: record.connectionId, entity: record.kind, recordId: record.id }),
        record,
      ]),
    ),
    checks: new Map(checks.flatMap(check => (check ? [[check.connectionId, check] as const] : []))),
    outbox: outbox.flat(),
  }
}

/** Everything that needs a person, over all companies, kept current; nothing until the setting is known. */
export const useAttention = (submitAuthorizedAch: boolean | undefined): Live<Attention | undefined> =>
  useLive(
    async ledger =>
      submitAuthorizedAch === undefined ? undefined : readAttention(ledger, submitAuthorizedAch),
    [submitAuthorizedAch],
    { when: ['connection', 'records', 'outbox', 'deletion-check'] },
  )
