import { describe, expect, test } from 'vitest'
import { Books } from '../quickbooks/books/books.ts'
import { QboFault } from '../quickbooks/fault.ts'
import { pacificTime } from '../quickbooks/pacific.ts'
import { parseQuery } from '../quickbooks/query/parser.ts'
import { runQuery } from '../quickbooks/query/run.ts'
import { Clock } from '../shared/clock.ts'

const refusal = (run: () => unknown): { code: string; detail: string } => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof QboFault)) throw error
    return { code: error.errors[0]?.code ?? '', detail: error.errors[0]?.Detail ?? '' }
  }
  throw new Error('It was not refused.')
}

describe('grammar', () => {
  test('reads every clause, keywords in any case, page bounds in either order', () => {
    expect(
      parseQuery(
        "select Id, DocNumber FROM Invoice where Balance > '0' AND TxnDate >= '2026-01-01' orderby TxnDate desc, Id maxresults 50 StartPosition 101",
      ),
    ).toEqual({
      select: ['Id', 'DocNumber'],
      entity: 'Invoice',
      where: [
        { property: 'Balance', operator: '>', values: ['0'] },
        { property: 'TxnDate', operator: '>=', values: ['2026-01-01'] },
      ],
      orderBy: [
        { property: 'TxnDate', descending: true },
        { property: 'Id', descending: false },
      ],
      startPosition: 101,
      maxResults: 50,
    })
  })

  test('takes a backslash before a quote, and booleans without quotes', () => {
    const query = parseQuery(
      String.raw`SELECT * FROM Customer WHERE DisplayName = 'Amy\'s \\ Bird' AND Active IN (true, false)`,
    )
    expect(query.where).toEqual([
      { property: 'DisplayName', operator: '=', values: [String.raw`Amy's \ Bird`] },
      { property: 'Active', operator: 'IN', values: ['true', 'false'] },
    ])
  })

  test('a page is 100 unless told otherwise', () => {
    expect(parseQuery('SELECT * FROM Term')).toMatchObject({ startPosition: 1, maxResults: 100 })
  })

  test.each([
    ['SELECT * FROM Invoice WHERE Id = 5', '4000', 'Encountered " <INTEGER> "5 "" at line 1, column 34.'],
    ["SELECT * FROM Invoice WHERE Id = '5' OR Id = '6'", '4000', 'Encountered " <IDENTIFIER> "OR ""'],
    ["SELECT * FROM Customer WHERE DisplayName = 'Amy's'", '4000', 'Lexical error at line 1, column 51'],
    ['SELECT * FROM Customer WHERE DisplayName = ‘Amy’', '4000', 'Lexical error at line 1, column 44'],
    ["SELECT * FROM Customer WHERE DisplayName = 'open", '4000', 'Lexical error'],
    ['SELECT * FORM Customer', '4000', 'Encountered " <IDENTIFIER> "FORM ""'],
    ['SELECT * FROM', '4000', 'Encountered "<EOF>"'],
    ['', '4000', 'Encountered "<EOF>"'],
    ['SELECT * FROM Invoice STARTPOSITION 0', '4001', 'value 0 is too small. Min allowed value is 1'],
    ['SELECT * FROM Invoice MAXRESULTS 1001', '4001', 'value 1001 is too large. Max allowed value is 1000'],
  ])('%s is refused with %s', (text, code, detail) => {
    const found = refusal(() => parseQuery(text))
    expect(found.code).toBe(code)
    expect(found.detail).toContain(detail)
  })
})

describe('answers', () => {
  const clock = new Clock()
  const books = new Books(clock)
  const at = (text: string) => Date.parse(text)
  for (const [DisplayName, Active, Balance] of [
    ["O'Malley's", true, 10],
    ['Zebra', true, 0],
    ['Gone (deleted)', false, 5],
    ['amber', true, 200],
  ] as const)
    books.insert('Customer', { DisplayName, Active, Balance })
  for (let n = 1; n <= 12; n += 1)
    books.insert(
      'Invoice',
      {
        DocNumber: String(n),
        TotalAmt: n * 10,
        CustomerRef: { value: '1' },
        TxnDate: `2026-02-${String(n).padStart(2, '0')}`,
      },
      at('2026-03-01T00:00:00Z') + n * 60_000,
    )
  const names = (text: string) =>
    runQuery(books, text).page?.objects.map(held => held.DisplayName ?? held.DocNumber)

  test.each<[string, unknown[]]>([
    ['SELECT * FROM Customer', ['amber', "O'Malley's", 'Zebra']],
    [
      'SELECT * FROM Customer WHERE Active IN (true, false) ORDERBY Id',
      ["O'Malley's", 'Zebra', 'Gone (deleted)', 'amber'],
    ],
    ['SELECT * FROM customer WHERE Active = false', ['Gone (deleted)']],
    [String.raw`SELECT * FROM Customer WHERE DisplayName = 'o\'MALLEY\'S'`, ["O'Malley's"]],
    ["SELECT * FROM Customer WHERE DisplayName LIKE '%e%a'", ['Zebra']],
    ["SELECT * FROM Customer WHERE DisplayName LIKE 'Z_bra'", []],
    ["SELECT * FROM Customer WHERE Balance >= '10' ORDERBY Balance DESC", ['amber', "O'Malley's"]],
    // As numbers: as text '9' would come after '10'.
    ["SELECT * FROM Invoice WHERE Id > '9' ORDERBY Id", ['10', '11', '12']],
    ["SELECT * FROM Invoice WHERE Id IN ('2', '11') ORDERBY Id", ['2', '11']],
    ["SELECT * FROM Invoice WHERE CustomerRef = '1' AND TxnDate < '2026-02-03' ORDERBY TxnDate", ['1', '2']],
    ['SELECT * FROM Invoice ORDERBY TotalAmt DESC MAXRESULTS 2 STARTPOSITION 2', ['11', '10']],
    [
      "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime > '2026-02-28T16:10:00-08:00' ORDERBY Id",
      ['11', '12'],
    ],
    [
      "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '2026-03-01T00:11:00Z' ORDERBY Id",
      ['11', '12'],
    ],
    ["SELECT * FROM Invoice WHERE DocNumber = 'none'", []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('transactions without ORDERBY come newest first', () => {
    expect(names('SELECT * FROM Invoice MAXRESULTS 3')).toEqual(['12', '11', '10'])
  })

  test('count counts all, not the page', () => {
    expect(
      runQuery(books, "SELECT count(*) FROM Invoice WHERE TotalAmt > '30' MAXRESULTS 1").totalCount,
    ).toBe(9)
    expect(runQuery(books, 'select COUNT(*) from Customer').totalCount).toBe(3)
  })

  test('only the chosen fields are shown', () => {
    const [first] =
      runQuery(books, 'SELECT Id, MetaData.CreateTime FROM Invoice ORDERBY Id').page?.objects ?? []
    expect(first).toEqual({
      domain: 'QBO',
      sparse: true,
      Id: '1',
      MetaData: { CreateTime: pacificTime(at('2026-03-01T00:01:00Z')) },
    })
  })

  test.each([
    ['SELECT * FROM Custmoer', 'invalid context declaration: Custmoer'],
    ["SELECT * FROM Customer WHERE Colour = 'red'", 'Property Colour not found for Entity Customer'],
    ["SELECT * FROM Customer WHERE PrimaryEmailAddr = 'a@b'", "property 'PrimaryEmailAddr' is not queryable"],
    ['SELECT Id, BillAddr FROM Customer', 'Property BillAddr not found for Entity Customer'],
    ["SELECT * FROM Invoice WHERE TotalAmt > 'much'", 'invalid value for TotalAmt'],
  ])('%s: 4001 %s', (text, detail) => {
    expect(refusal(() => runQuery(books, text))).toEqual({
      code: '4001',
      detail: expect.stringContaining(detail),
    })
  })
})
