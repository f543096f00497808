import { describe, expect, test } from 'vitest'
import { matchErrors } from '../../../core/guide/index.ts'

const ids = (text: string) => matchErrors(text).map(match => match.id)

describe('one match for each occurrence', () => {
  test.each<[string, string[]]>([
    ['Invalid Reference Id : Categories cannot be used in transactions.', ['category-on-transaction']],
    [
      'Business Validation Error: You must select a customer for this transaction.',
      ['customer-ref-required'],
    ],
    [
      'Could not create SODocument record!\nItem ID 5 is not valid\nThe entire transaction in this operation has been rolled back due to an error.',
      ['item-not-found'],
    ],
    ['Could not create Customer record!', ['create-failed']],
    [
      'CustomerRef is missing in the request\nCustomerRef is missing in the request',
      ['customer-ref-required', 'customer-ref-required'],
    ],
    [
      '[{"Message":"Duplicate Document Number Error","code":"6140"},{"Message":"Duplicate Document Number Error","code":"6140"}]',
      ['duplicate-document-number', 'duplicate-document-number'],
    ],
    [
      '{"Message":"CustomerRef is missing in the request","Detail":"CustomerRef is missing in the request"}',
      ['customer-ref-required'],
    ],
    ['error code 6140, error code 6210', ['duplicate-document-number', 'account-period-closed']],
    ['API rate limit exceeded', ['throttled']],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })
})

test('best first: exact before likely, documented before vendor, then in order', () => {
  const text = [
    'INV-1 failed: Stale Object Error',
    'INV-2 failed: The name supplied already exists',
    'INV-3 failed: Duplicate Document Number Error',
    'INV-4 failed: The account period has closed.',
  ].join('\n')
  expect(ids(text)).toEqual([
    'account-period-closed',
    'duplicate-name',
    'duplicate-document-number',
    'stale-object',
  ])
})

test('message and detail of one fault are one span, from the first word to the last', () => {
  const detail =
    'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=7 is assigned to TxnType=Invoice with TxnId=9'
  const text = `{"Message":"Duplicate Document Number Error","Detail":"${detail}","code":"6140"}`
  const [match] = matchErrors(text)
  expect(text.slice(...(match?.span ?? [0, 0]))).toBe(`Duplicate Document Number Error","Detail":"${detail}`)
})

test('the closing mark belongs to the sentence', () => {
  const [match] = matchErrors('INV-1: The account period has closed. Retry')
  expect(match?.span).toEqual([7, 37])
})
