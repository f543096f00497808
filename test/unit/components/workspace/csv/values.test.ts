import { describe, expect, it, test } from 'vitest'
import {
  guessMapping,
  mappingFor,
  missingColumns,
  rememberMapping,
} from '../../../../../components/workspace/payments/csv/mapping.ts'
import { decode } from '../../../../../components/workspace/payments/csv/read-file.ts'
import { readTable } from '../../../../../components/workspace/payments/csv/table.ts'
import {
  dateOrderOf,
  readCellAmount,
  readDate,
  readStatus,
} from '../../../../../components/workspace/payments/csv/values.ts'

describe('values', () => {
  it.each([
    ['1,234.50', 123_450],
    ['$1,234.50', 123_450],
    ['USD 5.00', 500],
    ['(5.00)', -500],
    ['-$5.00', -500],
    ['5.00-', -500],
    ['1.234,50', 123_450],
    ['--5', Number.NaN],
    ['(-5)', Number.NaN],
    ['5.005', Number.NaN],
    ['five', Number.NaN],
    ['', Number.NaN],
  ])('amount %s', (text, minor) => expect(readCellAmount(text, 'USD')).toBe(minor))

  it.each([
    ['2026-03-04', 'mdy', '2026-03-04'],
    ['20260304', 'mdy', '2026-03-04'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['4.3.26', 'dmy', '2026-03-04'],
    ['2026-03-04T10:00:00Z', 'mdy', '2026-03-04'],
    ['02/30/2026', 'mdy', undefined],
    ['13/13/2026', 'mdy', undefined],
    ['yesterday', 'mdy', undefined],
    ['', 'mdy', undefined],
  ] as const)('date %s read %s', (text, order, date) => expect(readDate(text, order)).toBe(date))

  it.each([
    [['03/04/2026', '03/31/2026'], 'mdy'],
    [['03/04/2026', '31/03/2026'], 'dmy'],
    [['03/04/2026'], 'mdy'],
    [['3.4.2026'], 'dmy'],
    [['2026-03-04'], 'mdy'],
  ])('order of %s', (cells, order) => expect(dateOrderOf(cells)).toBe(order))

  it.each([
    ['Settled', 'succeeded'],
    ['PAID', 'succeeded'],
    ['Returned - R01', 'failed'],
    ['R03', 'failed'],
    ['in_progress', 'authorized'],
    ['Cancelled', 'voided'],
    ['refunded', 'refunded'],
    ['unpaid', undefined],
    ['', undefined],
  ])('status %s', (text, status) => expect(readStatus(text)).toBe(status))
})

describe('the file', () => {
  const utf16 = (text: string) =>
    new Uint8Array([0xff, 0xfe, ...[...text].flatMap(c => [c.charCodeAt(0), 0])])
  it.each([
    ['UTF-8', new TextEncoder().encode('é'), 'é'],
    ['UTF-16', utf16('ab'), 'ab'],
    ['Windows-1252', new Uint8Array([0xe9]), 'é'],
  ])('in %s', (_, bytes, text) => expect(decode(bytes)).toBe(text))
  it.each([
    ['a spreadsheet', [0x50, 0x4b, 3, 4], /spreadsheet/],
    ['no text', [65, 0, 66], /text file/],
  ])('that is %s is refused', (_, bytes, said) => expect(() => decode(new Uint8Array(bytes))).toThrow(said))
  it.each([
    ['', /no row/],
    ['a,b,c', /no row/],
    ['a,b\n1,2', /columns/],
    [`a,b,c\n${'1,2,3\n'.repeat(5001)}`, /5,001/],
  ])('%#: refused as a whole', (text, said) => expect(() => readTable(text)).toThrow(said))

  test('rows keep the number a spreadsheet shows; a broken one stops no other', () => {
    const table = readTable('A;B;C\n\n1;2;3\n4;5;"6')
    expect(table.rows.map(({ row, problem }) => [row, problem !== undefined])).toEqual([
      [3, false],
      [4, true],
    ])
  })
})

describe('the columns', () => {
  const table = (headers: string) => readTable(`${headers}\n1,2,3,4,5,6`)
  it.each([
    ['Date,Invoice,Customer,Amount,Status,Reference', [0, 1, 2, 3, 4, 5]],
    ['id,created,customer_name,status,amount,memo', [1, -1, 2, 4, 3, 0]],
    ['Effective Date,Invoice Number,Trace Number,Receiver Name,Total,Return Code', [0, 1, 3, 4, 5, 2]],
  ])('guessed from %s', (headers, places) => {
    const { date, invoice, customer, amount, status, reference } = guessMapping(table(headers))
    expect([date, invoice, customer, amount, status, reference]).toEqual(places)
  })
  test('what was chosen is remembered for the same header row only', () => {
    const one = table('a,b,c,d,e,f')
    expect(missingColumns(mappingFor(one))).toHaveLength(5)
    const chosen = { ...guessMapping(one), date: 0, invoice: 1, amount: 3, status: 4, reference: 5 }
    rememberMapping(one.fileType, chosen)
    expect(mappingFor(table('A,B,C,D,E,F'))).toEqual(chosen)
    expect(mappingFor(table('a,b,c,d,e,g'))).not.toEqual(chosen)
    localStorage.setItem(`csv-columns\n${one.fileType}`, '{"date":99}')
    expect(mappingFor(one)).toEqual(guessMapping(one))
  })
})
