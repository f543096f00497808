import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Data } from './books/data.ts'
import { causeOf, errorOf, restClient } from './client.ts'
import type { Company } from './company.ts'
import { INTACCT_CASES as CASES, INTACCT_NAMES as NAMES } from './seed/cases.ts'

let sandbox: Sandbox
let company: Company
let call: ReturnType<typeof restClient>

beforeEach(async () => {
  sandbox = await startSandbox()
  company = sandbox.intacct.company()
  call = restClient(sandbox, sandbox.intacct.oauth.issue(company.id).accessToken)
})
afterEach(() => sandbox.close())

const INVOICES = 'objects/accounts-receivable/invoice'
const PAYMENTS = 'objects/accounts-receivable/payment'
const line = (txnAmount: string, more: Data = {}): Data => ({
  txnAmount,
  glAccount: { id: '4000' },
  dimensions: { location: { id: '110' } },
  ...more,
})
const invoice = (more: Data = {}): Data => ({
  customer: { id: 'C-00001' },
  invoiceDate: company.ledger.today(),
  dueDate: '2099-01-31',
  lines: [line('100.40')],
  ...more,
})

describe('the seeded company', () => {
  test('shows every case', () => {
    const state = (number: string) => company.invoice(number).state
    expect([
      state(CASES.open),
      state(CASES.partiallyPaid),
      state(CASES.paid),
      state(CASES.reversed),
      state(CASES.draft),
      state(CASES.selected),
      state(CASES.credited),
    ]).toEqual(['posted', 'partiallyPaid', 'paid', 'reversed', 'draft', 'selected', 'partiallyPaid'])
    expect(company.invoice(CASES.creditMemoOpen)).toMatchObject({
      recordType: 'ri',
      moduleKey: 'orderEntry',
      totalTxnAmount: '-274.25',
      documentId: 'Sales Return-CM0002',
    })
    expect(company.item(NAMES.inactiveItem).status).toBe('inactive')
    expect(company.customer(NAMES.inactiveCustomer).status).toBe('inactive')
    expect(company.all('customer')).toHaveLength(15)
    expect(company.all('invoice').length).toBeGreaterThan(48)
  })

  test('has what connecting asks for', async () => {
    const ids = async (object: string): Promise<unknown[]> => {
      const { rows } = await call('POST', 'services/core/query', {
        object,
        fields: ['id'],
        orderBy: [{ key: 'asc' }],
      })
      return rows.map(row => row.id)
    }
    expect(await ids('company-config/entity')).toEqual(['EAST', 'WEST', 'CONTRACT'])
    expect(await ids('company-config/location')).toContain('110')
    expect(await ids('cash-management/checking-account')).toEqual(['BOA-OPER', 'WF-RESERVE'])
    expect(await ids('general-ledger/account')).toContain('1090')
    expect(await ids('inventory-control/warehouse')).toEqual(['WH-EAST', 'WH-WEST'])
    expect(await ids('order-entry/txn-definition')).toContain('Sales Invoice')
    const { result } = await call('GET', 'objects/company-config/company-preference/setup')
    expect(result).toMatchObject({ name: NAMES.alder, accounting: { baseCurrency: 'USD' } })
  })
})

describe('AR invoices', () => {
  test('are made, read, changed line by line and deleted', async () => {
    const made = await call('POST', INVOICES, invoice())
    expect(made.status).toBe(201)
    const key = String(made.result.key)
    expect(made.result).toEqual({ key, id: key, href: `/objects/accounts-receivable/invoice/${key}` })
    const read = (await call('GET', `${INVOICES}/${key}`)).result
    expect(read).toMatchObject({
      invoiceNumber: 'INV-1041',
      state: 'posted',
      totalTxnAmount: '100.40',
      customer: { id: 'C-00001', name: 'Northfield Hospital' },
      term: { key: null, id: null, name: null },
      entity: { key: null },
    })
    const [first] = read.lines as Data[]
    const patched = await call('PATCH', `${INVOICES}/${key}`, {
      description: 'changed',
      lines: [{ key: first?.key, txnAmount: '50' }, line('1.05')],
    })
    expect(patched.status).toBe(200)
    expect((await call('GET', `${INVOICES}/${key}`)).result).toMatchObject({
      description: 'changed',
      totalTxnAmountDue: '51.05',
    })
    await call('PATCH', `${INVOICES}/${key}`, { lines: [{ key: first?.key, 'ia::operation': 'delete' }] })
    expect((await call('GET', `${INVOICES}/${key}`)).result.totalTxnAmount).toBe('1.05')
    expect((await call('DELETE', `${INVOICES}/${key}`)).status).toBe(204)
    expect((await call('GET', `${INVOICES}/${key}`)).status).toBe(404)
  })

  test('drafts are posted by submit, posted ones reversed by a record of their own', async () => {
    const { result } = await call('POST', INVOICES, invoice({ state: 'draft' }))
    const key = String(result.key)
    expect(company.read('invoice', key)?.state).toBe('draft')
    const submitted = await call('POST', 'workflows/accounts-receivable/invoice/submit', { key })
    expect(submitted.result).toMatchObject({ key, state: 'posted' })
    const reversed = await call('POST', 'workflows/accounts-receivable/invoice/reverse', {
      key,
      reversedDate: company.ledger.today(),
    })
    expect(reversed.result.state).toBe('reversal')
    expect(reversed.result.key).not.toBe(key)
    expect(company.read('invoice', key)).toMatchObject({ state: 'reversed', totalTxnAmountDue: '0.00' })
  })

  test.each<[string, () => Data, number, string]>([
    ['an unknown field', () => invoice({ foo: 1 }), 400, '/foo is not a valid field'],
    [
      'a read-only field',
      () => invoice({ totalTxnAmount: '1' }),
      400,
      '/totalTxnAmount is a read-only field',
    ],
    ['a state', () => invoice({ state: 'posted' }), 400, 'Not a valid state'],
    ['an empty reference', () => invoice({ customer: { id: '' } }), 400, 'Not a valid id'],
    ['no customer', () => invoice({ customer: null }), 400, 'Required field customer is missing'],
    ['a date that does not exist', () => invoice({ dueDate: '2026-02-30' }), 400, 'Not a valid dueDate'],
    [
      'an unknown customer',
      () => invoice({ customer: { id: 'X' } }),
      422,
      "Customer 'X' specified is not valid.",
    ],
    [
      'an inactive customer',
      () => invoice({ customer: { id: NAMES.inactiveCustomer } }),
      422,
      `Customer '${NAMES.inactiveCustomer}' specified is not valid.`,
    ],
    [
      'an inactive item',
      () =>
        invoice({
          lines: [line('5', { dimensions: { location: { id: '110' }, item: { id: NAMES.inactiveItem } } })],
        }),
      422,
      `Item ID '${NAMES.inactiveItem}' is not valid`,
    ],
    [
      'a used number',
      () => invoice({ invoiceNumber: CASES.open }),
      422,
      'A transaction with that number already exists',
    ],
    ['no lines', () => invoice({ lines: [] }), 422, 'At least one line item is required'],
    [
      'an empty location',
      () => invoice({ lines: [line('5', { dimensions: {} })] }),
      422,
      'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.',
    ],
    [
      'a line of 0.00',
      () => invoice({ lines: [line('5'), line('0.00')] }),
      422,
      'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.',
    ],
    [
      'a closed period',
      () => invoice({ invoiceDate: '2024-03-31' }),
      422,
      "Periods are closed.  Your transaction date (03/31/2024) is within a period that's been closed.  You can add, modify, or delete a transaction only if the date of the transaction is within a period that's open.",
    ],
    [
      'no account',
      () => invoice({ invoiceNumber: 'N-1', lines: [line('5', { glAccount: null })] }),
      422,
      "Enter an account number on line item 1, in transaction 'N-1,' and try again",
    ],
  ])('refuse %s', async (_what, draft, status, cause) => {
    const before = company.all('invoice').length
    const reply = await call('POST', INVOICES, draft())
    expect([reply.status, causeOf(reply)]).toEqual([status, cause])
    expect(company.all('invoice')).toHaveLength(before)
  })

  test('say the same in the words of the seed document when asked to', async () => {
    company.settings.wording = 'documented'
    const empty = await call('POST', INVOICES, invoice({ lines: [line('0')] }))
    expect(causeOf(empty)).toBe('Empty location is invalid; A valid Multi-Entity location must be specified')
    expect(causeOf(await call('POST', INVOICES, invoice({ lines: [] })))).toBe(
      'Line items At least 1 line item is required',
    )
  })

  test('of Order Entry, paid or closed, are not deleted', async () => {
    const remove = async (number: string) =>
      (await call('DELETE', `${INVOICES}/${company.invoice(number).key}`)).status
    expect(await Promise.all([CASES.orderEntry, CASES.paid, CASES.closedPeriod].map(remove))).toEqual([
      422, 422, 422,
    ])
  })
})

describe('payments', () => {
  const receipt = (key: unknown, paymentAmount: string, more: Data = {}): Data => ({
    financialEntity: { entityId: 'BOA-OPER' },
    paymentMethod: 'eft',
    customer: { id: 'C-00001' },
    paymentSummary: { receiptDate: company.ledger.today() },
    txnCurrency: { currency: 'USD' },
    paymentDetails: [{ arInvoice: { id: key }, txnCurrency: { paymentAmount } }],
    ...more,
  })

  test('are applied in one call and reversed by a record of their own', async () => {
    const { key } = company.invoice(CASES.open)
    const made = await call('POST', PAYMENTS, receipt(key, '772.00', { description: 'ours' }))
    expect(made.status).toBe(201)
    expect(company.invoice(CASES.open)).toMatchObject({
      state: 'partiallyPaid',
      totalTxnAmountDue: '6000.00',
    })
    const { rows } = await call('POST', 'services/core/query', {
      object: 'accounts-receivable/payment-detail',
      fields: ['key', 'arInvoice.key', 'arPayment.key', 'arPayment.description', 'txnCurrency.paymentAmount'],
      filters: [{ $eq: { 'arPayment.key': made.result.key } }],
    })
    expect(rows).toEqual([
      expect.objectContaining({
        'arInvoice.key': key,
        'arPayment.description': 'ours',
        'txnCurrency.paymentAmount': '772.00',
      }),
    ])
    const undo = await call('POST', 'workflows/accounts-receivable/payment/reverse', {
      key: made.result.key,
      reversedDate: company.ledger.today(),
    })
    expect(undo.result.state).toBe('reversal')
    expect(company.read('payment', String(made.result.key))?.state).toBe('reversed')
    expect(company.invoice(CASES.open)).toMatchObject({ state: 'posted', totalTxnAmountDue: '6772.00' })
  })

  test('leave a rest on account, and never take more than is owed', async () => {
    const { key } = company.invoice(CASES.open)
    const more = receipt(key, '6772.00', { overPaymentAmount: '28' })
    const { result } = await call('POST', PAYMENTS, more)
    expect(company.read('payment', String(result.key))?.txnCurrency).toMatchObject({
      totalAmount: '6800.00',
      totalPaid: '6772.00',
      totalDue: '28.00',
    })
    expect(company.invoice(CASES.open).state).toBe('paid')
    const again = await call('POST', PAYMENTS, receipt(key, '1'))
    expect([again.status, causeOf(again)]).toEqual([
      422,
      'Payment cannot be processed because one or more invoices are already paid',
    ])
    const other = company.invoice(CASES.partiallyPaid)
    expect(causeOf(await call('POST', PAYMENTS, receipt(other.key, '99999')))).toBe(
      `The amount paid if greater than the amount due for invoice with key ${other.key}`,
    )
  })

  test('know no PATCH, and no DELETE once posted; a deposited one leaves its deposit first', async () => {
    const [paid] = company.paymentsOf(String(company.invoice(CASES.paid).key))
    expect((await call('PATCH', `${PAYMENTS}/${paid?.key}`, { description: 'x' })).status).toBe(405)
    expect((await call('DELETE', `${PAYMENTS}/${paid?.key}`)).status).toBe(422)
    const [deposited] = company.paymentsOf(String(company.invoice(CASES.deposited).key))
    const reverse = () =>
      call('POST', 'workflows/accounts-receivable/payment/reverse', {
        key: deposited?.key,
        reversedDate: company.ledger.today(),
      })
    expect((await reverse()).status).toBe(422)
    const [deposit] = company.all('deposit')
    await call('POST', 'workflows/cash-management/deposit/reverse', {
      key: deposit?.key,
      reversedDate: '2026-01-01',
    })
    expect((await reverse()).status).toBe(200)
  })

  test('a draft selects its invoice and can be deleted', async () => {
    const invoiceKey = String(company.invoice(CASES.selected).key)
    const [draft] = company.paymentsOf(invoiceKey)
    expect((await call('DELETE', `${PAYMENTS}/${draft?.key}`)).status).toBe(204)
    expect(company.read('invoice', invoiceKey)?.state).toBe('posted')
  })
})

describe('Order Entry', () => {
  const TYPE = 'objects/order-entry/document::Sales%20Invoice'

  test('makes the AR invoice anew under another key at each edit', async () => {
    const document = company.document(`Sales Invoice-${CASES.orderEntry}`)
    const before = (document.invoice as Data).key
    const [first] = document.lines as Data[]
    const reply = await call('PATCH', `${TYPE}/${document.key}`, {
      lines: [{ key: first?.key, unitQuantity: '5' }],
    })
    expect(reply.status).toBe(200)
    const after = company.invoice(CASES.orderEntry)
    expect(after.key).not.toBe(before)
    expect(after.totalTxnAmount).toBe('6475.00')
    expect((await call('GET', `${INVOICES}/${before}`)).status).toBe(404)
    expect((await call('GET', `${TYPE}/${document.key}`)).result).toMatchObject({
      invoice: { key: after.key },
    })
  })

  test('takes the item at dimensions.item and the price from the list', async () => {
    const made = await call('POST', TYPE, {
      customer: { id: 'C-00002' },
      txnDate: company.ledger.today(),
      state: 'submitted',
      lines: [
        {
          dimensions: { item: { id: 'CHR-100' }, warehouse: { id: 'WH-EAST' }, location: { id: '120' } },
          unit: 'Each',
          unitQuantity: '2',
        },
      ],
    })
    expect(made.status).toBe(201)
    expect(made.result.documentType).toBe('Sales Invoice')
    const read = (await call('GET', `${TYPE}/${made.result.key}`)).result
    expect(read).toMatchObject({
      documentId: 'Sales Invoice-SI0113',
      totalInTxnCurrency: '379.00',
      id: read.key,
    })
    const [first] = read.lines as Data[]
    expect(first).toMatchObject({ item: { id: 'CHR-100--Oak dining chair' }, unitPrice: '189.5000000000' })
    const wrong = await call('PATCH', `${TYPE}/${read.key}`, {
      lines: [{ key: first?.key, item: { id: 'DSK-150' } }],
    })
    expect([wrong.status, causeOf(wrong)]).toEqual([400, '/lines/0/item is a read-only field'])
    const byName = await call('PATCH', `${TYPE}/${read.key}`, {
      lines: [{ key: first?.key, dimensions: { item: { id: 'DSK-150--Standing desk' } } }],
    })
    expect(byName.status).toBe(200)
  })

  test('asks for a number where the definition has no sequence', async () => {
    const reply = await call('POST', 'objects/order-entry/document::Sales%20Invoice-Contract', {
      customer: { id: 'C-00002' },
      txnDate: company.ledger.today(),
      lines: [
        {
          dimensions: { item: { id: 'SRV-INST' }, location: { id: '120' } },
          unit: 'Each',
          unitQuantity: '1',
        },
      ],
    })
    expect([reply.status, causeOf(reply)]).toEqual([422, 'Document Number is missing'])
  })
})

describe('around the records', () => {
  test('a PDF is generated, then fetched under another key', async () => {
    const { key } = company.invoice(CASES.open)
    const { result } = await call('POST', 'workflows/accounts-receivable/invoice/generate-pdf', { key })
    const url = String(result.downloadURL)
    expect(url).not.toContain(`key=${key}&`)
    const pdf = await call('GET', url)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(pdf.text.startsWith('%PDF-')).toBe(true)
    company.pdfs.as = 'json'
    expect(Buffer.from(String((await call('GET', url)).result.data), 'base64').toString('latin1')).toMatch(
      /^%PDF-/,
    )
  })

  test('the entity header scopes, a misspelt one does nothing', async () => {
    const key = company.invoice(CASES.entity).key
    const status = async (headers: Record<string, string>) =>
      (await call('GET', `${INVOICES}/${key}`, undefined, headers)).status
    expect(await status({})).toBe(200)
    expect(await status({ 'X-IA-API-Param-Entity': 'WEST' })).toBe(200)
    expect(await status({ 'X-IA-API-Param-Entity': 'EAST' })).toBe(404)
    expect(await status({ 'X-IA-API-ParamEntity': 'EAST' })).toBe(200)
    const { result } = await call('POST', INVOICES, invoice(), { 'X-IA-API-Param-Entity': 'EAST' })
    expect(company.read('invoice', String(result.key))?.entity).toMatchObject({ id: 'EAST' })
  })

  test('customers and items are kept; what is used stays', async () => {
    const path = 'objects/accounts-receivable/customer'
    const made = await call('POST', path, {
      id: 'C-77',
      name: 'Acme',
      contacts: { default: { email1: 'a@acme.example' } },
    })
    expect(made.result.id).toBe('C-77')
    expect(causeOf(await call('POST', path, { id: 'C-77', name: 'Acme' }))).toBe(
      'Another Customer with the given value(s) C-77  already exists',
    )
    await call('PATCH', `${path}/${made.result.key}`, { status: 'inactive' })
    expect(company.customer('C-77').status).toBe('inactive')
    expect((await call('DELETE', `${path}/${made.result.key}`)).status).toBe(204)
    expect((await call('DELETE', `${path}/${company.customer('C-00001').key}`)).status).toBe(422)
    const item = company.item(NAMES.inactiveItem).key
    expect((await call('PATCH', `objects/inventory-control/item/${item}`, { status: 'active' })).status).toBe(
      200,
    )
  })

  test('errors go out in all shapes in turn, some with XML or a support id inside', async () => {
    const shapes = new Set<string>()
    for (let turn = 0; turn < 6; turn += 1) {
      const reply = await call('POST', INVOICES, invoice({ customer: { id: 'X' } }))
      const place = reply.body.error ? 'bare' : reply.body['ia::error'] ? 'top' : 'nested'
      const { details } = errorOf(reply)
      const inside = details ? (String(details.at(-1)?.message).startsWith('<') ? 'xml' : 'details') : 'plain'
      shapes.add(`${place} ${inside}`)
      expect(causeOf(reply)).toBe("Customer 'X' specified is not valid.")
    }
    expect([...shapes].sort()).toEqual([
      'bare details',
      'nested details',
      'nested plain',
      'nested xml',
      'top details',
    ])
  })

  test('an old number stands in the code of a detail', async () => {
    sandbox.intacct.errorShape = 'nested'
    const { details } = errorOf(await call('POST', INVOICES, invoice({ invoiceNumber: CASES.open })))
    expect(details?.map(detail => detail.code)).toEqual(['BL01001973', 'BL03002185'])
    expect(String(details?.at(-1)?.message)).toMatch(/ \[Support ID: .*%7E.*\]$/)
  })
})
