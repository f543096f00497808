import { describe, expect, it } from 'vitest'
import { byNumber, byText, lastInOrder } from '../../../core/accounting/page-order.ts'

describe('the last id of a page in order', () => {
  it.each([
    ['by number', byNumber, ['9', '10', '11'], undefined, '11'],
    ['as text', byText, ['10', '100', '9'], undefined, '9'],
    ['by number what is text', byNumber, ['10', '100', '9'], undefined, undefined],
    ['as text what is number', byText, ['9', '10'], undefined, undefined],
    ['behind the cursor', byNumber, ['6', '7'], '5', '7'],
    ['the cursor again', byNumber, ['5', '6'], '5', undefined],
    ['before the cursor', byNumber, ['4', '6'], '5', undefined],
    ['an id twice in a row', byNumber, ['6', '6', '7'], '5', '7'],
    ['an id again later', byNumber, ['6', '7', '6'], '5', undefined],
    ['a damaged id passed over', byNumber, ['6', 'x', undefined, '-1', '7'], '5', '7'],
    ['no id at all', byNumber, [undefined], '5', '5'],
    [
      'long ones',
      byNumber,
      ['99999999999999999998', '99999999999999999999'],
      undefined,
      '99999999999999999999',
    ],
  ])('%s', (_, before, ids, after, expected) => {
    expect(lastInOrder(ids, after, before)).toBe(expected)
  })
})
