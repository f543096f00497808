import { describe, expect, it } from 'vitest'
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

async function links(guideId: string, params: Record<string, string>, over: object = {}, sender = COMPANION) {
  const s = await setting()
  await s.connect()
  await s.put(item({}), customer({ id: '58', name: "Amy's Bird Sanctuary" }))
  const found = await s.ask('guide.links', { context: { ...context, ...over }, guideId, params }, sender)
  return found.map(({ url }) => url)
}

describe('links of an error on a page', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'duplicate-document-number',
      { txnType: 'Invoice', txnId: '6575' },
      ['https://qbo.intuit.com/app/invoice?txnId=6575'],
    ],
    [
      'duplicate-document-number',
      { txnType: 'Credit Memo', txnId: '7' },
      ['https://qbo.intuit.com/app/creditMemo?txnId=7'],
    ],
    ['duplicate-document-number', { txnId: 'javascript:alert(1)' }, []],
    ['duplicate-document-number', { txnType: 'Bill', txnId: '7' }, []],
    ['invalid-reference-item', { itemName: 'Hours' }, ['https://qbo.intuit.com/app/item?txnId=3']],
    ['invalid-reference-item', { itemName: 'Unknown' }, []],
    ['item-not-found', { itemId: '3' }, ['https://qbo.intuit.com/app/item?txnId=3']],
    ['item-not-found', { itemId: '404' }, []],
    [
      'customer-ref-required',
      { customerName: "amy's bird sanctuary" },
      ['https://qbo.intuit.com/app/customer?txnId=58'],
    ],
    ['no-such-entry', { txnId: '1' }, []],
  ])('%s with %o', async (guideId, params, urls) => {
    expect(await links(guideId, params)).toEqual(urls)
  })

  it('none for a page of another company, or of no company told', async () => {
    expect(await links('duplicate-document-number', { txnId: '1' }, { company: '2' })).toEqual([])
    expect(await links('duplicate-document-number', { txnId: '1' }, { company: undefined })).toEqual([])
  })

  it('refused to a companion elsewhere', async () => {
    await expect(
      links('duplicate-document-number', { txnId: '1' }, {}, companionOn('evil.example')),
    ).rejects.toMatchObject({ code: 'refused' })
  })
})
