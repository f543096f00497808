import { describe, expect, test } from 'vitest'
import { matchErrors } from '../../../core/guide/index.ts'

/** The sentences of the help text, as they stand there, with real values where it writes XXX. */
const SENTENCES: Record<string, string> = {
  'empty-location': 'Empty location is invalid; A valid Multi-Entity location must be specified',
  'item-not-found': 'Item ID: WIDGET-01 is not found',
  'line-items-required': 'Line items At least 1 line item is required',
  'invalid-object-id': 'The given object ID "8000-12" in the field "list id" is invalid',
  'customer-ref-required': 'CustomerRef is required: CustomerRef is missing in the request',
  'invalid-reference-item':
    'Invalid Reference Id: Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Widget (deleted)',
  'duplicate-document-number':
    'Duplicate Document Number Error: Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145',
  'account-period-closed':
    'Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API.',
}

const xml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const json = (text: string) => JSON.stringify(text)

/** How the sentence arrives. Where it still stands there letter by letter, the span is checked too. */
const DRESSES: Record<string, (sentence: string) => string> = {
  'as it stands': s => s,
  'in lower case': s => s.toLowerCase(),
  'in upper case': s => s.toUpperCase(),
  'with curly quotes': s => s.replace(/"([^"]*)"/g, '“$1”'),
  'with doubled blanks': s => s.replace(/ /g, '  '),
  'with no-break spaces': s => s.replace(/ /g, '\u00a0'),
  'with line breaks inside': s => s.replace(/ (?=\S+ \S+$|[a-z])/g, '\n    '),
  'with zero-width characters': s => s.replace(/([a-z])(?=[a-z])/, '$1\u200b').replace(/e/g, 'e\u00ad'),
  'with tags around words': s => s.replace(/ (\w+) /, ' <b class="x">$1</b> '),
  'as JSON': s => `{"Fault":{"Error":[{"Message":${json(s)},"element":""}],"type":"ValidationFault"}}`,
  'as JSON inside JSON': s => json(`{"error":${json(s)}}`),
  'as JSON with unicode escapes': s => json(s).replace(/[:=/]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`),
  'as XML': s => `<Fault type="ValidationFault"><Error element=""><Detail>${xml(s)}</Detail></Error></Fault>`,
  'as XML, encoded once more': s => xml(`<Error><Detail>${xml(s)}</Detail></Error>`),
  'with numeric entities': s =>
    s.replace(/[: ](?=[A-Z])/g, c => `&#${c.charCodeAt(0)};`).replace('l', '&#x6c;'),
  'as part of a URL': s => `https://app.example/invoices?error=${encodeURIComponent(s)}`,
  'in a form, blanks as plus': s => encodeURIComponent(s).replace(/%20/g, '+'),
  'with a support id': s => `${s} [Support ID: nHh88EB032~Y1JFVP0J5xA]`,
  'with an encoded support id': s => `${s} [Support ID: nHh88EB032%7EY1JFVP0J5xA]`,
  'in a Java exception': s =>
    `com.intuit.ipp.exception.ValidationException: ERROR CODE:0, ERROR MESSAGE:${s}`,
  'in a .NET exception': s =>
    `Intuit.Ipp.Exception.IdsException: ValidationException was thrown.Details:${s}`,
  'in a PHP dump': s => `array(1) {\n  ["message"]=>\n  string(${s.length}) "${s}"\n}`,
  'in a Python dictionary': s => `{'type': 'ValidationFault', 'Error': [{'Detail': '${s}'}]}`,
  'in another product': s => `Invoice #88 could not be synced. Your accounting system answered: ${s}`,
  'in another product, with advice': s =>
    `Sync failed for INV-88. ${s}. Correct it and try again. Learn more`,
  'between other rows': s =>
    `INV-1 synced\nINV-2 failed: ${s}\nINV-3 synced successfully\nINV-4 synced successfully`,
  'right after a heading': s => `Something’s not quite right${s}`,
}

describe.each(Object.entries(DRESSES))('%s', (_, wear) => {
  test.each(Object.entries(SENTENCES))('%s', (id, sentence) => {
    const text = wear(sentence)
    const matches = matchErrors(text)
    expect(matches.map(match => [match.id, match.confidence])).toEqual([[id, 'exact']])
    const [start, end] = matches[0]?.span ?? [0, 0]
    const at = text.indexOf(sentence)
    if (at >= 0) {
      expect(start).toBeLessThanOrEqual(at)
      expect(end).toBeGreaterThanOrEqual(at + sentence.replace(/\.$/, '').length)
      expect(end - start).toBeLessThanOrEqual(sentence.length + 1)
    }
  })
})

describe('a placeholder where a value stands', () => {
  test.each([
    [
      'invalid-object-id',
      'The given object ID "XXX" in the field "list id" is invalid',
      { field: 'list id' },
    ],
    ['item-not-found', 'Item ID: is not found', {}],
    ['item-not-found', 'Item ID: XXX is not found', {}],
    [
      'duplicate-document-number',
      'You must specify a different number. This number has already been used. DocNumber=XXXX is assigned to TxnType=Invoice with TxnId=XXX',
      { txnType: 'Invoice' },
    ],
    [
      'invalid-reference-item',
      'Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore XXX (Item Name)',
      {},
    ],
  ])('%s', (id, text, params) => {
    expect(matchErrors(text)).toMatchObject([{ id, params, confidence: 'exact' }])
  })
})

describe('half of the sentence', () => {
  test.each([
    ['empty-location', 'Empty location is invalid', 'likely'],
    ['empty-location', 'A valid Multi-Entity location must be specified', 'exact'],
    ['line-items-required', 'At least 1 line item is required', 'exact'],
    ['invalid-object-id', 'in the field "list id" is invalid', 'likely'],
    ['customer-ref-required', 'CustomerRef is required', 'likely'],
    ['customer-ref-required', 'CustomerRef is missing in the request', 'exact'],
    ['invalid-reference-item', 'Invalid Reference Id', 'likely'],
    [
      'invalid-reference-item',
      'Before you can modify this transaction, you must restore Hose (deleted)',
      'likely',
    ],
    ['duplicate-document-number', 'Duplicate Document Number Error', 'likely'],
    ['duplicate-document-number', 'DocNumber=7 is assigned to TxnType=Invoice with TxnId=9', 'exact'],
    ['account-period-closed', 'Account Period Closed', 'likely'],
    ['account-period-closed', 'The account period has closed.', 'exact'],
  ])('%s: %s', (id, text, confidence) => {
    expect(matchErrors(text)).toMatchObject([{ id, confidence }])
  })
})

describe('a code alone', () => {
  test.each([
    ['duplicate-document-number', 'QuickBooks error 6140'],
    ['duplicate-document-number', '{"code":"6140","element":""}'],
    ['duplicate-document-number', 'errorCode=006140; statusCode=400'],
    ['account-period-closed', 'ERROR CODE:6210'],
    ['account-period-closed', '<Error code="6200" element=""/>'],
    ['invalid-reference-item', 'Sync failed (code 2500)'],
    ['duplicate-document-number', '<errorno>BL03002185</errorno>'],
    ['throttled', 'GW-0010'],
  ])('%s: %s', (id, text) => {
    expect(matchErrors(text)).toMatchObject([{ id, confidence: 'likely' }])
  })

  test.each([
    'Invoice 6140',
    'Account code 6140',
    '6140',
    'Item code 2500 sold out',
    'Error 6140-22 in row 3',
    'Code of conduct 2020',
  ])('but not in: %s', text => {
    expect(matchErrors(text)).toEqual([])
  })
})

describe("the other vendor's wording", () => {
  test.each([
    ['empty-location', 'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.'],
    ['item-not-found', "Item ID 'X' is not valid"],
    ['line-items-required', 'Required parameter Line is missing in the request'],
    ['line-items-required', 'you must fill out at least one split line'],
    ['customer-ref-required', 'You must select a customer for this transaction.'],
    ['customer-ref-required', 'Required field customer is missing'],
    ['duplicate-document-number', 'A transaction with that number already exists'],
    ['account-period-closed', 'Periods are closed'],
  ])('%s: %s', (id, text) => {
    expect(matchErrors(text)).toMatchObject([{ id, confidence: 'exact' }])
  })
})

describe('a hint', () => {
  const headline = 'Required param missing, need to supply the required value for the API'
  test.each([
    ['customer-ref-required', headline, { code: '2020', element: 'CustomerRef' }],
    ['line-items-required', headline, { code: '2020', element: 'Line' }],
    [
      'invalid-reference-item',
      'Mauvaise référence',
      { code: '2500', element: 'Line.SalesItemLineDetail.ItemRef' },
    ],
    ['reference-not-found', 'Mauvaise référence', { code: '2500', element: 'CustomerRef' }],
    ['duplicate-document-number', '', { code: '6140' }],
    ['throttled', 'Too Many Requests', { code: 'gw-0010' }],
  ] as const)('%s', (id, text, hint) => {
    expect(matchErrors(text, { ...hint })).toMatchObject([{ id, confidence: 'likely' }])
  })

  test('of a real failure names what would be talk on a page', () => {
    const text = 'This error occurs when the number is taken: Duplicate Document Number Error'
    expect(matchErrors(text)).toEqual([])
    expect(matchErrors(text, { code: '6140' })).toMatchObject([{ id: 'duplicate-document-number' }])
  })

  test('that says no more than the headline leaves it as it is', () => {
    const hint = { code: '2020', element: 'Line.DetailType' }
    expect(matchErrors(headline, hint)).toMatchObject([{ id: 'required-param-missing', confidence: 'exact' }])
  })

  test('of an unknown code names nothing', () => {
    expect(matchErrors('Bad Request', { code: '98765' })).toEqual([])
  })
})
