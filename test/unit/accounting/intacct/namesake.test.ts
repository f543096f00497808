import { expect, it } from 'vitest'
import type { Customer } from '../../../../core/ledger/records.ts'
import { intacctOn, result } from './intacct-under-test.ts'

/** Where the company numbers its customers, no id of ours tells which one we made. */
const SENT = '2026-11-20T10:00:00.000Z'
const BEFORE = '2026-11-19T10:00:00Z'
const SINCE = '2026-11-20T10:00:05Z'

const ours: Customer = {
  kind: 'customer',
  connectionId: 'c',
  id: 'own-1',
  origin: 'own',
  syncState: 'syncing',
  name: 'Northfield Hospital',
  active: true,
  currency: 'USD',
}
const there = (key: string, created: string) => ({
  key,
  id: `C-${key}`,
  name: ours.name,
  status: 'active',
  'audit.createdDateTime': created,
  'audit.modifiedDateTime': created,
})

it.each<[string, ReturnType<typeof there>[], string | undefined, string]>([
  ['nobody has the name', [], SENT, 'absent'],
  ['one had it before', [there('7', BEFORE)], SENT, 'absent'],
  ['one since', [there('8', SINCE)], SENT, 'found 8'],
  ['one before, one since', [there('7', BEFORE), there('8', SINCE)], SENT, 'found 8'],
  ['two since', [there('8', SINCE), there('9', SINCE)], SENT, 'unclear 8,9'],
  ['one, and no time of sending', [there('7', BEFORE)], undefined, 'unclear 7'],
])('%s', async (_what, rows, sentAt, expected) => {
  const { connector } = intacctOn({ setup: { numbersCustomers: true } }, () => result(rows))
  const answer = await connector.lookUp({ key: 'k-1', action: 'create-customer', customer: ours }, sentAt)
  const said =
    'found' in answer
      ? `found ${answer.found.externalId}`
      : 'unclear' in answer
        ? `unclear ${answer.unclear.map(({ externalId }) => externalId)}`
        : Object.keys(answer)[0]
  expect(said).toBe(expected)
})
