import type { LedgerRecord } from '../ledger/records.ts'
import type { Connector, Intent, IntentOf, LookUp } from './connector.ts'

/** How each intent is looked for there. */
export type LookUps = { readonly [A in Intent['action']]: (intent: IntentOf<A>) => Promise<LookUp> }

/** What reading the record itself decides, whatever the system. */
export const byReading = ({
  read,
}: Pick<Connector, 'read'>): Pick<LookUps, 'delete-payment' | 'activate-item'> => ({
  'delete-payment': async ({ externalId }) =>
    'gone' in (await read('payment', externalId)) ? { done: true } : { absent: true },
  async 'activate-item'({ externalId }) {
    const answer = await read('item', externalId)
    const item = 'found' in answer ? answer.found : undefined
    return item?.kind === 'item' && item.active ? { found: item } : { absent: true }
  },
})

/** Design §5: found → done; surely not → a new key may be sent; unclear → a person. @throws AccountingError */
export const lookUpWith = (lookUps: LookUps, intent: Intent): Promise<LookUp> =>
  (lookUps[intent.action] as (intent: Intent) => Promise<LookUp>)(intent)

/** Invoices of exactly this number; blank is no number. @throws AccountingError */
export async function numbered(number: string, find: () => Promise<LedgerRecord[]>): Promise<LedgerRecord[]> {
  const found = number === '' ? [] : await find()
  return found.filter(record => record.kind === 'invoice' && record.number === number)
}
