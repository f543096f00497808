import { describe, expect, test } from 'vitest'
import type { Param } from '../../../core/guide/entry.ts'
import { matchErrors } from '../../../core/guide/index.ts'

type Params = Partial<Record<Param, string>>

const restore = (rest: string) =>
  `Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore ${rest}`
const duplicate = (number: string, type: string, id: string) =>
  `DocNumber=${number} is assigned to TxnType=${type} with TxnId=${id}`

describe('the values that an error names', () => {
  test.each<[string, Params]>([
    [duplicate('1043', 'Invoice', '145'), { documentNumber: '1043', txnType: 'Invoice', txnId: '145' }],
    [
      duplicate('INV 7/A', 'Credit Memo', '9.'),
      { documentNumber: 'INV 7/A', txnType: 'Credit Memo', txnId: '9' },
    ],
    [duplicate('A&amp;B', 'Invoice', '1"}'), { documentNumber: 'A&B', txnType: 'Invoice', txnId: '1' }],
    [duplicate('XXXX', 'Invoice', 'XXX'), { txnType: 'Invoice' }],
    [restore('Widget (deleted)'), { itemName: 'Widget' }],
    [restore('Widget (blue) (deleted).'), { itemName: 'Widget (blue)' }],
    [restore('Acme Inc. Hours (deleted)","code"'), { itemName: 'Acme Inc. Hours' }],
    [restore('Concrete. Then try again.'), { itemName: 'Concrete' }],
    [restore('Hose 3/4 in'), { itemName: 'Hose 3/4 in' }],
    [restore('XXX (Item Name)'), {}],
    [restore('<b>Bold</b> (deleted)'), { itemName: 'Bold' }],
    ['Item ID: WIDGET-01 is not found', { itemId: 'WIDGET-01' }],
    ["Item ID 'A B' is not valid", { itemId: 'A B' }],
    ['Item ID: is not found', {}],
    ['The given object ID “55” in the field “list id” is invalid', { objectId: '55', field: 'list id' }],
    ['Required parameter Line.DetailType is missing in the request', { field: 'Line.DetailType' }],
    ["Customer 'ACME Inc.' specified is not valid.", { customerName: 'ACME Inc.' }],
    [
      "Periods are closed. Your transaction date (03/31/2025) is within a period that's been closed.",
      { date: '03/31/2025' },
    ],
    ['Date must be on or after 04/01/2025.', { date: '04/01/2025' }],
  ])('%s', (text, params) => {
    expect(matchErrors(text)[0]?.params).toEqual(params)
  })
})

test('a value is cut, and its span with it', () => {
  const [match] = matchErrors(restore('ab'.repeat(5000)))
  expect(match?.params.itemName?.length).toBe(100)
  expect(match?.span[1]).toBeLessThan(300)
})

test('a value does not run into the next sentence', () => {
  expect(matchErrors('Item ID: A. Location 5 is not found')).toEqual([])
})
