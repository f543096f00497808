import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { invoicesCsv } from '../../../../components/workspace/invoices/export-csv.ts'
import type { Invoice } from '../../../../core/ledger/records.ts'
import type { ListedInvoice } from '../../../../core/store/listed-invoice.ts'

const invoice: Invoice = {
  kind: 'invoice',
  connectionId: 'quickbooks:production:1',
  id: '7',
  externalId: '7',
  origin: 'imported',
  syncState: 'synced',
  number: '1043',
  customerId: '1',
  customerName: 'Müller, "Leuchten"',
  currency: 'USD',
  date: '2026-01-02',
  lines: [],
  total: 123450,
  accountingBalance: -500,
  voided: false,
}
const listed = (patch: Partial<Invoice> = {}): ListedInvoice => ({
  invoice: { ...invoice, ...patch },
  balance: -500,
  status: 'paid',
  overdueDays: 0,
})
const cells = (rows: ListedInvoice[]): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(invoicesCsv(rows).slice(1), { header: true, skipEmptyLines: true }).data

test('what a spreadsheet reads is what was listed', () => {
  const [row] = cells([listed()])
  expect(row).toMatchObject({
    Number: '1043',
    Customer: 'Müller, "Leuchten"',
    Total: '1234.50',
    'AR balance': '-5.00',
    'Accounting balance': '-5.00',
  })
  expect(invoicesCsv([]).startsWith('\ufeffNumber,Customer,')).toBe(true)
})

test('digits follow the currency, and what was never there has no balance there', () => {
  const { externalId: _, ...own } = invoice
  const [row] = cells([{ ...listed(), invoice: { ...own, currency: 'JPY', total: 55500 } }])
  expect(row).toMatchObject({ Total: '55500', 'Accounting balance': '' })
})

test.each([
  '=HYPERLINK("https://evil.example";"x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '  =1+1',
  '\r=1',
  '＝1+1',
  '|calc',
])('a cell that a spreadsheet would run is text: %j', text => {
  const [row] = cells([listed({ customerName: text, number: text })])
  // Behind a separator a second mark stands.
  const marked = `'${text.replace(/^([\t\r])/, "$1'")}`
  expect(row?.Customer).toBe(marked)
  expect(row?.Number).toBe(marked)
})

test.each(["Ann;=cmd|'/C calc'!A0;", 'Ann\t@SUM(A1)\t', 'Ann\n=1+1\n', 'Ann; ＝1+1;', 'Ann;;-2+3'])(
  'nor does it run where another separator is the custom: %j',
  text => {
    const csv = invoicesCsv([listed({ customerName: text })]).slice(1)
    for (const delimiter of [';', '\t']) {
      const { data } = Papa.parse<string[]>(csv, { delimiter, quoteChar: '\0' })
      expect(data.flat().filter(cell => /^\s*[=+\-@＝]/.test(cell))).toEqual([])
    }
  },
)

test.each(['-12.50', '0', "O'Malley", 'A=B', 'INV-9', 'A; B', 'A - B'])(
  'a plain one stays as it is: %s',
  text => {
    expect(cells([listed({ number: text })])[0]?.Number).toBe(text)
  },
)
