import { describe, expect, it } from 'vitest'
import type { LinkKind } from '../../../core/guide/entry.ts'
import type { Item } from '../../../core/ledger/records.ts'
import { customer } from '../sync-push/setting.ts'
import { C, COMPANION, companionOn, setting } from './setting.ts'

const context = { system: 'quickbooks' as const, company: '1', kind: 'other' as const }
const item = (over: Partial<Item>): Item => ({
  kind: 'item',
  id: '3',
  externalId: '3',
  connectionId: C,
  origin: 'imported',
  syncState: 'synced',
  name: 'Hours (deleted)',
  active: false,
  type: 'service',
  ...over,
})

async function links(kind: LinkKind, params: Record<string, string>, over: object = {}, sender = COMPANION) {
  const s = await setting()
  await s.connect()
  await s.put(item({}), customer({ id: '58', name: "Amy's Bird Sanctuary" }))
  const found = await s.ask(
    'guide.links',
    { context: { ...context, ...over }, kinds: [kind], params },
    sender,
  )
  return found.map(({ url }) => url)
}

describe('links of an error on a page', () => {
  it.each<[LinkKind, Record<string, string>, string[]]>([
    [
      'open-conflicting-transaction',
      { txnType: 'Invoice', txnId: '6575' },
      ['https://qbo.intuit.com/app/invoice?txnId=6575'],
    ],
    [
      'open-conflicting-transaction',
      { txnType: 'Credit Memo', txnId: '7' },
      ['https://qbo.intuit.com/app/creditMemo?txnId=7'],
    ],
    ['open-conflicting-transaction', { txnId: 'javascript:alert(1)' }, []],
    ['open-conflicting-transaction', { txnType: 'Bill', txnId: '7' }, []],
    ['open-item', { itemName: 'Hours' }, ['https://qbo.intuit.com/app/item?txnId=3']],
    ['open-item', { itemName: 'Unknown' }, []],
    ['open-item', { itemId: '3' }, ['https://qbo.intuit.com/app/item?txnId=3']],
    ['open-item', { itemId: '404' }, []],
    [
      'open-customer',
      { customerName: "amy's bird sanctuary" },
      ['https://qbo.intuit.com/app/customer?txnId=58'],
    ],
    ['open-payment', { txnType: 'Payment', txnId: '9' }, ['https://qbo.intuit.com/app/payment?txnId=9']],
    ['open-payment', { txnType: 'Invoice', txnId: '9' }, []],
  ])('%s with %o', async (kind, params, urls) => {
    expect(await links(kind, params)).toEqual(urls)
  })

  it('none for a page of another company, or of no company told', async () => {
    expect(await links('open-conflicting-transaction', { txnId: '1' }, { company: '2' })).toEqual([])
    expect(await links('open-conflicting-transaction', { txnId: '1' }, { company: undefined })).toEqual([])
  })

  it('refused to a companion elsewhere', async () => {
    await expect(
      links('open-conflicting-transaction', { txnId: '1' }, {}, companionOn('evil.example')),
    ).rejects.toMatchObject({ code: 'refused' })
  })
})
