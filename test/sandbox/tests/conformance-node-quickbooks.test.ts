import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Company } from '../quickbooks/company.ts'
import { CASES } from '../quickbooks/seed/cases.ts'
import { call, FaultAnswer, type NodeQuickBooks, nodeQuickBooks } from './quickbooks-clients.ts'

let sandbox: Sandbox
let company: Company
let qbo: NodeQuickBooks

beforeAll(async () => {
  sandbox = await startSandbox()
  company = sandbox.quickbooks.company()
  qbo = nodeQuickBooks(sandbox, company.realmId, sandbox.quickbooks.oauth.issue(company.realmId))
})
afterAll(() => sandbox.close())

const line = (amount: number, item = '1') => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: item } },
})

const refused = async (run: Promise<unknown>): Promise<FaultAnswer> => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof FaultAnswer)) throw new Error(`Not refused with a fault: ${String(error)}`)
  return error
}

describe('node-quickbooks, unmodified', () => {
  test('creates, reads, updates and deletes an invoice', async () => {
    const made = await call(qbo, 'createInvoice', {
      CustomerRef: { value: '1' },
      Line: [line(100)],
      DocNumber: '5001',
    })
    expect(made).toMatchObject({
      DocNumber: '5001',
      SyncToken: '0',
      TotalAmt: 100,
      Balance: 100,
      domain: 'QBO',
    })
    const read = await call(qbo, 'getInvoice', made.Id)
    expect(read).toEqual(made)
    const updated = await call(qbo, 'updateInvoice', { Id: made.Id, SyncToken: '0', PrivateNote: 'hello' })
    expect(updated).toMatchObject({ SyncToken: '1', PrivateNote: 'hello', TotalAmt: 100, DocNumber: '5001' })
    const stale = await refused(call(qbo, 'updateInvoice', { Id: made.Id, SyncToken: '0', PrivateNote: 'x' }))
    expect(stale.code).toBe('5010')
    const deleted = await call<{ Invoice: unknown }>(qbo, 'deleteInvoice', made.Id)
    expect(deleted.Invoice).toEqual({ domain: 'QBO', status: 'Deleted', Id: made.Id })
    const gone = await refused(call(qbo, 'getInvoice', made.Id))
    expect([gone.code, gone.detail]).toEqual([
      '610',
      'Object Not Found : Another user has deleted this transaction.',
    ])
  })

  test('a full update blanks what is missing, a sparse one does not', async () => {
    const made = await call(qbo, 'createInvoice', {
      CustomerRef: { value: '1' },
      Line: [line(10)],
      DocNumber: '5002',
      PrivateNote: 'note',
    })
    const full = await call(qbo, 'updateInvoice', {
      Id: made.Id,
      SyncToken: made.SyncToken,
      sparse: false,
      CustomerRef: { value: '1' },
      Line: [line(12)],
      DocNumber: '5002',
    })
    expect(full.PrivateNote).toBeUndefined()
    expect(full).toMatchObject({ TotalAmt: 12, SyncToken: '1' })
  })

  test('voids an invoice and a payment', async () => {
    const invoice = await call(qbo, 'createInvoice', { CustomerRef: { value: '2' }, Line: [line(40)] })
    const payment = await call(qbo, 'createPayment', {
      CustomerRef: { value: '2' },
      TotalAmt: 40,
      Line: [{ Amount: 40, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    })
    expect(await call(qbo, 'getInvoice', invoice.Id)).toMatchObject({
      Balance: 0,
      LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
    })
    const voidedPayment = await call(qbo, 'voidPayment', { Id: payment.Id, SyncToken: payment.SyncToken })
    expect(voidedPayment).toMatchObject({ TotalAmt: 0, Line: [], PrivateNote: 'Voided' })
    expect(await call(qbo, 'getInvoice', invoice.Id)).toMatchObject({ Balance: 40, LinkedTxn: [] })
    const voided = await call<{ Invoice: Record<string, unknown> }>(qbo, 'voidInvoice', invoice.Id)
    expect(voided.Invoice).toMatchObject({ TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' })
  })

  test('finds, counts and pages by query', async () => {
    type Found = { QueryResponse: { Invoice?: { Id: string; DocNumber?: string }[]; totalCount?: number } }
    const one = await call<Found>(qbo, 'findInvoices', { DocNumber: CASES.overdue })
    expect(one.QueryResponse.Invoice?.map(found => found.DocNumber)).toEqual([CASES.overdue])
    const two = await call<Found>(qbo, 'findInvoices', [
      { field: 'DocNumber', value: [CASES.open, CASES.paid], operator: 'IN' },
    ])
    expect(two.QueryResponse.Invoice).toHaveLength(2)
    const count = await call<Found>(qbo, 'findInvoices', { count: true })
    expect(count.QueryResponse.totalCount).toBe(company.all('Invoice').length)
    const all = await call<Found>(qbo, 'findInvoices', [
      { field: 'fetchAll', value: true },
      { field: 'limit', value: 7 },
      { field: 'asc', value: 'Id' },
    ])
    expect(all.QueryResponse.Invoice?.map(found => found.Id)).toEqual(
      company.all('Invoice').map(held => held.Id),
    )
    const none = await call<Found>(qbo, 'findInvoices', { DocNumber: 'no such number' })
    expect(none.QueryResponse).toEqual({})
    type Customers = { QueryResponse: { Customer: { DisplayName: string }[] } }
    const apostrophe = await call<Customers>(qbo, 'findCustomers', { DisplayName: "O'Malley's Pub & Grill" })
    expect(apostrophe.QueryResponse.Customer).toHaveLength(1)
    const like = await call<Customers>(qbo, 'findCustomers', [
      { field: 'DisplayName', value: '%golden%', operator: 'LIKE' },
    ])
    expect(like.QueryResponse.Customer[0]?.DisplayName).toBe('Golden Gate Auto Body')
  })

  test('makes a used number an error that names the other document, unless allowed', async () => {
    const other = company.invoice(CASES.overdue)
    const draft = { CustomerRef: { value: '3' }, Line: [line(5)], DocNumber: CASES.overdue }
    const error = await refused(call(qbo, 'createInvoice', { ...draft }))
    expect([error.code, error.detail]).toEqual([
      '6140',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${CASES.overdue} is assigned to TxnType=Invoice with TxnId=${other.Id}`,
    ])
    const allowed = await call(qbo, 'createInvoice', { ...draft, allowDuplicateDocNum: true })
    expect(allowed).toMatchObject({ DocNumber: CASES.overdue })
    company.remove('Invoice', String(allowed.Id))
  })

  test('answers a repeated requestId with the first answer and does nothing twice', async () => {
    const draft = { CustomerRef: { value: '1' }, Line: [line(9)], requestId: 'once-1' }
    const first = await call(qbo, 'createInvoice', { ...draft })
    const again = await call(qbo, 'createInvoice', { ...draft })
    expect(again).toEqual(first)
    const other = await refused(
      call(qbo, 'createInvoice', { CustomerRef: { value: '1' }, Line: [line(10)], requestId: 'once-1' }),
    )
    expect(other.code).toBe('600')
    expect(sandbox.quickbooks.requests.find({ query: /requestid=once-1/ }).map(held => held.effects)).toEqual(
      [[`create Invoice ${first.Id}`], [], []],
    )
  })

  test('fetches a PDF and sends an invoice', async () => {
    const { Id } = company.invoice(CASES.overdue)
    const pdf = await call<Buffer>(qbo, 'getInvoicePdf', Id)
    expect(
      Buffer.from(pdf as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const sent = await call(qbo, 'sendInvoicePdf', Id, 'someone@customer.example')
    expect(sent).toMatchObject({ EmailStatus: 'EmailSent', DeliveryInfo: { DeliveryType: 'Email' } })
    expect(company.mails.at(-1)).toMatchObject({ invoiceId: Id, to: 'someone@customer.example' })
  })

  test('runs a batch in order, each item for itself', async () => {
    const answer = await call<{ BatchItemResponse: Record<string, unknown>[] }>(qbo, 'batch', [
      { bId: 'a', operation: 'create', Customer: { DisplayName: 'Batch Customer' } },
      { bId: 'b', operation: 'create', Customer: { DisplayName: 'Batch Customer' } },
      { bId: 'c', Query: "select * from Customer where DisplayName = 'Batch Customer'" },
      {
        bId: 'd',
        operation: 'create',
        Invoice: { CustomerRef: { value: '1' }, Line: [line(3)], DocNumber: CASES.open },
      },
      {
        bId: 'e',
        operation: 'create',
        optionsData: 'allowduplicatedocnum',
        Invoice: { CustomerRef: { value: '1' }, Line: [line(3)], DocNumber: CASES.open },
      },
    ])
    const items = answer.BatchItemResponse
    expect(items.map(item => item.bId)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(items[0]?.Customer).toMatchObject({ DisplayName: 'Batch Customer', Active: true })
    expect(items[1]).toMatchObject({ Fault: { Error: [{ code: '6240' }], type: 'ValidationFault' } })
    expect(items[2]).toMatchObject({
      QueryResponse: { Customer: [{ DisplayName: 'Batch Customer' }], maxResults: 1 },
    })
    expect(items[3]).toMatchObject({ Fault: { Error: [{ code: '6140' }] } })
    const made = items[4]?.Invoice as { Id: string }
    company.remove('Invoice', made.Id)
    const tooMany = await refused(
      call(
        qbo,
        'batch',
        Array.from({ length: 31 }, (_, n) => ({ bId: `${n}`, Query: 'select * from Term' })),
      ),
    )
    expect(tooMany.code).toBe('1040')
  })

  test('tells changes and deletions by CDC', async () => {
    const since = new Date(Date.now() - 2000)
    const made = company.create('Invoice', { CustomerRef: { value: '1' }, Line: [line(8)] })
    const doomed = company.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 8, Line: [] })
    company.remove('Payment', doomed.Id)
    type Feed = { CDCResponse: { QueryResponse: Record<string, { Id: string; status?: string }[]>[] }[] }
    const feed = await call<Feed>(qbo, 'changeDataCapture', ['Payment', 'Invoice', 'Term'], since)
    const answers = feed.CDCResponse[0]?.QueryResponse ?? []
    expect(answers).toHaveLength(3)
    expect(answers.find(held => held.Invoice)?.Invoice?.some(held => held.Id === made.Id)).toBe(true)
    expect(answers.find(held => held.Payment)?.Payment).toContainEqual(
      expect.objectContaining({ Id: doomed.Id, status: 'Deleted', domain: 'QBO' }),
    )
    expect(answers.filter(held => Object.keys(held).length === 0)).toHaveLength(1)
  })

  test('reads company, preferences, lists; deactivates a customer', async () => {
    expect(await call(qbo, 'getCompanyInfo', company.realmId)).toMatchObject({
      CompanyName: 'Bayside Lighting Co.',
    })
    expect(await call(qbo, 'getPreferences')).toMatchObject({ SalesFormsPrefs: { CustomTxnNumbers: true } })
    const made = await call(qbo, 'createCustomer', { DisplayName: 'Short Lived LLC' })
    const gone = await call(qbo, 'updateCustomer', { Id: made.Id, SyncToken: '0', Active: false })
    expect(gone).toMatchObject({ Active: false, DisplayName: 'Short Lived LLC (deleted)' })
    type Customers = { QueryResponse: { Customer?: unknown[] } }
    const shown = await call<Customers>(qbo, 'findCustomers', { Id: made.Id as string })
    expect(shown.QueryResponse.Customer).toBeUndefined()
    const asked = await call<Customers>(qbo, 'findCustomers', {
      Id: made.Id as string,
      Active: [true, false],
    })
    expect(asked.QueryResponse.Customer).toHaveLength(1)
  })

  test('refreshes, tells the user, revokes', async () => {
    sandbox.quickbooks.oauth.expireAccessTokens(company.realmId)
    const expired = await refused(call(qbo, 'getInvoice', '1'))
    expect(expired.body).toMatchObject({ fault: { type: 'AUTHENTICATION', error: [{ code: '3200' }] } })
    const refreshed = await call(qbo, 'refreshAccessToken')
    expect(refreshed).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
    expect(await call(qbo, 'getInvoice', company.invoice(CASES.open).Id)).toMatchObject({
      DocNumber: CASES.open,
    })
    await call(qbo, 'revokeAccess', true)
    expect(qbo.token).toBeNull()
  })
})
