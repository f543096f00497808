import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '../quickbooks/books/books.ts'
import type { EntityName } from '../quickbooks/books/entities.ts'
import { Company } from '../quickbooks/company.ts'
import { QboFault } from '../quickbooks/fault.ts'
import { addDays, pacificDate } from '../quickbooks/pacific.ts'
import { seedLists } from '../quickbooks/seed/lists.ts'
import { Clock } from '../shared/clock.ts'
import { toMinor } from '../shared/decimal.ts'

let clock: Clock
let company: Company

function freshCompany(): Company {
  clock = new Clock()
  const made = new Company('1', clock)
  seedLists(made, {
    name: 'Test Co',
    email: 'a@b.example',
    line: '1',
    city: 'X',
    state: 'CA',
    zip: '1',
    customNumbers: true,
    multiCurrency: true,
  })
  made.create('Customer', { DisplayName: 'One', PrimaryEmailAddr: { Address: 'one@customer.example' } })
  made.create('Customer', { DisplayName: 'Two' })
  made.create('Customer', { DisplayName: 'Yen', CurrencyRef: { value: 'JPY' } })
  made.create('Item', { Name: 'Lamp', UnitPrice: 10 })
  made.create('Item', { Name: 'Old lamp', UnitPrice: 10 })
  made.create('Item', { Name: 'Kinds', Type: 'Category' })
  return made
}

beforeEach(() => {
  company = freshCompany()
})

const line = (Amount: number, item = '1', extra: Draft = {}) => ({
  Amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: item }, ...extra },
})
const invoice = (amount: number, extra: Draft = {}) =>
  company.create('Invoice', { CustomerRef: { value: '1' }, Line: [line(amount)], ...extra }, {})
const pay = (amount: number, covers: [id: string, amount: number][], extra: Draft = {}) =>
  company.create(
    'Payment',
    {
      CustomerRef: { value: '1' },
      TotalAmt: amount,
      Line: covers.map(([TxnId, Amount]) => ({ Amount, LinkedTxn: [{ TxnId, TxnType: 'Invoice' }] })),
      ...extra,
    },
    {},
  )

const fault = (run: () => unknown): [code: string, detail: string, element?: string] => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof QboFault)) throw error
    const [first] = error.errors
    return first?.element === undefined
      ? [first?.code ?? '', first?.Detail ?? '']
      : [first.code, first.Detail ?? '', first.element]
  }
  throw new Error('It was not refused.')
}

const today = () => pacificDate(clock.now())

describe('refusals of an invoice', () => {
  const draft = (patch: Draft): Draft => ({ CustomerRef: { value: '1' }, Line: [line(10)], ...patch })
  test.each<[string, Draft, string, string]>([
    ['no line', { Line: [] }, '2020', 'Required parameter Line is missing in the request'],
    ['line left out', { Line: undefined }, '2020', 'Required parameter Line is missing in the request'],
    [
      'no customer',
      { CustomerRef: undefined },
      '2020',
      'Required parameter CustomerRef is missing in the request',
    ],
    ['unknown customer', { CustomerRef: { value: '99' } }, '2500', 'Names element id 99 not found'],
    ['no DetailType', { Line: [{ Amount: 1 }] }, '2020', 'Required parameter Line.DetailType'],
    [
      'no detail',
      { Line: [{ Amount: 1, DetailType: 'SalesItemLineDetail' }] },
      '2020',
      'Line.SalesItemLineDetail',
    ],
    [
      'unknown item',
      { Line: [line(1, '77')] },
      '2500',
      'Invalid Reference Id : Line.SalesItemLineDetail.ItemRef',
    ],
    ['a category', { Line: [line(1, '3')] }, '2500', 'Categories cannot be used in transactions.'],
    [
      'a wrong sum',
      { Line: [line(58, '1', { Qty: 2, UnitPrice: 30 })] },
      '6070',
      'Amount is not equal to UnitPrice * Qty. Supplied value:58',
    ],
    ['a long number', { DocNumber: 'x'.repeat(45) }, '2050', 'Min:0 Max:21 supported. Supplied length:45'],
    [
      'an unknown key',
      { BadJson: 1 },
      '2010',
      'Unrecognized field "BadJson" (class com.intuit.schema.finance.v3.Invoice',
    ],
    ['another currency', { CurrencyRef: { value: 'EUR' } }, '6000', 'currency'],
    ['a date that does not exist', { TxnDate: '2026-02-30' }, '2090', 'TxnDate'],
  ])('%s: %s', (_title, patch, code, detail) => {
    const [found, text] = fault(() => company.create('Invoice', draft(patch), {}))
    expect([found, text]).toEqual([code, expect.stringContaining(detail)])
    expect(company.all('Invoice')).toEqual([])
  })

  test('a half cent rounds up and is no wrong sum', () => {
    expect(invoice(0, { Line: [line(1.01, '1', { Qty: 3, UnitPrice: 0.335 })] }).TotalAmt).toBe(1.01)
  })

  test('an inactive item names itself, also when the invoice is only touched', () => {
    const made = invoice(10, { Line: [line(10, '2')] })
    company.edit('Item', '2', { Active: false })
    const [code, detail] = fault(() => company.edit('Invoice', made.Id, { PrivateNote: 'x' }, {}))
    expect([code, detail]).toEqual([
      '2500',
      'Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Old lamp (deleted)',
    ])
    company.edit('Item', '2', { Active: true })
    expect(company.edit('Invoice', made.Id, { PrivateNote: 'x' }, {}).PrivateNote).toBe('x')
    expect(company.read('Item', '2')?.Name).toBe('Old lamp')
  })

  test('the closed period holds its last day, for creation, change, deletion and voiding', () => {
    const made = invoice(10, { TxnDate: addDays(today(), -10) })
    company.closeBooks(addDays(today(), -10))
    const text = 'the account books cannot be updated through'
    expect(fault(() => invoice(10, { TxnDate: addDays(today(), -10) }))).toEqual([
      '6210',
      expect.stringContaining(text),
      '',
    ])
    for (const run of [
      () => company.edit('Invoice', made.Id, { TxnDate: today() }, {}),
      () => company.remove('Invoice', made.Id, {}),
      () => company.void('Invoice', made.Id, {}),
    ])
      expect(fault(run)[0]).toBe('6210')
    expect(invoice(10, { TxnDate: addDays(today(), -9) }).Id).toBeDefined()
  })

  test('a used number names the other invoice; blank numbers never collide', () => {
    const first = invoice(1, { DocNumber: '7' })
    expect(fault(() => invoice(1, { DocNumber: '7' }))[1]).toContain(
      `DocNumber=7 is assigned to TxnType=Invoice with TxnId=${first.Id}`,
    )
    expect([invoice(1).DocNumber, invoice(1).DocNumber]).toEqual([undefined, undefined])
    company.customNumbers(false)
    expect(invoice(1).DocNumber).toBe('1001')
    expect(invoice(1).DocNumber).toBe('1002')
  })
})

describe('versions', () => {
  test('a stale token is refused and names another user', () => {
    const made = invoice(10)
    company.edit('Invoice', made.Id, { PrivateNote: 'theirs' })
    const [code, detail] = fault(() =>
      company.ledger.update('Invoice', { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: 'ours' }),
    )
    expect(code).toBe('5010')
    expect(detail).toContain('were working on this at the same time')
    expect(company.read('Invoice', made.Id)?.PrivateNote).toBe('theirs')
  })

  test('a deleted record is told from one that never was', () => {
    const made = invoice(10)
    company.remove('Invoice', made.Id)
    expect(fault(() => company.ledger.existing('Invoice', made.Id))[1]).toBe(
      'Object Not Found : Another user has deleted this transaction.',
    )
    expect(fault(() => company.ledger.existing('Invoice', '999'))[1]).toContain('has been made inactive')
    expect(fault(() => company.ledger.existing('Invoice', '1.5'))[0]).toBe('2030')
  })
})

describe('payments', () => {
  test('a payment lowers the balance, links both ways and gives the invoice a new version', () => {
    const made = invoice(100)
    const payment = pay(120, [[made.Id, 60]])
    expect(company.read('Invoice', made.Id)).toMatchObject({
      Balance: 40,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
    })
    expect(payment).toMatchObject({ TotalAmt: 120, UnappliedAmt: 60 })
    expect(company.read('Customer', '1')?.Balance).toBe(-20)
    company.remove('Payment', payment.Id)
    expect(company.read('Invoice', made.Id)).toMatchObject({ Balance: 100, LinkedTxn: [] })
    expect(company.read('Customer', '1')?.Balance).toBe(100)
  })

  test('applying more than is owed leaves the rest unapplied, or is refused when told so', () => {
    const made = invoice(100)
    expect(pay(150, [[made.Id, 150]])).toMatchObject({ UnappliedAmt: 50 })
    company.ledger.overApplication = 'refuse'
    expect(fault(() => pay(1, [[made.Id, 1]]))[0]).toBe('6000')
  })

  test('a payment cannot pay for another customer, nor a deleted invoice, nor more than itself', () => {
    const other = company.create('Invoice', { CustomerRef: { value: '2' }, Line: [line(10)] })
    expect(fault(() => pay(10, [[other.Id, 10]]))[0]).toBe('6000')
    const gone = invoice(10)
    company.remove('Invoice', gone.Id)
    expect(fault(() => pay(10, [[gone.Id, 10]]))[1]).toContain('Another user has deleted')
    expect(fault(() => pay(5, [[invoice(10).Id, 10]]))[0]).toBe('6000')
  })

  test('a deposited payment must leave its deposit first', () => {
    const payment = pay(10, [[invoice(10).Id, 10]])
    const deposit = company.create('Deposit', {
      DepositToAccountRef: { value: '1' },
      Line: [{ LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }] }],
    })
    for (const run of [
      () => company.remove('Payment', payment.Id, {}),
      () => company.void('Payment', payment.Id, {}),
      () => company.edit('Payment', payment.Id, { TotalAmt: 11 }, {}),
    ])
      expect(fault(run)[0]).toBe('6540')
    company.remove('Deposit', deposit.Id)
    company.remove('Payment', payment.Id, {})
    expect(company.read('Payment', payment.Id)).toBeUndefined()
  })

  test('a credit memo is applied by a payment of nothing', () => {
    const made = invoice(100)
    const memo = company.create('CreditMemo', { CustomerRef: { value: '1' }, Line: [line(30)] })
    const payment = company.create('Payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 0,
      Line: [
        { Amount: 30, LinkedTxn: [{ TxnId: made.Id, TxnType: 'Invoice' }] },
        { Amount: 30, LinkedTxn: [{ TxnId: memo.Id, TxnType: 'CreditMemo' }] },
      ],
    })
    expect(payment.UnappliedAmt).toBe(0)
    expect(company.read('Invoice', made.Id)?.Balance).toBe(70)
    expect(company.read('CreditMemo', memo.Id)).toMatchObject({ Balance: 0, RemainingCredit: 0 })
    expect(fault(() => company.ledger.void('CreditMemo', { Id: memo.Id, SyncToken: '1' }))[0]).toBe('500')
  })

  test('deleting, voiding or shrinking an invoice frees what was applied', () => {
    const made = invoice(100)
    const payment = pay(100, [[made.Id, 100]])
    company.edit('Invoice', made.Id, { Line: [line(60)] })
    expect(company.read('Invoice', made.Id)).toMatchObject({ TotalAmt: 60, Balance: 0 })
    expect(company.read('Payment', payment.Id)?.UnappliedAmt).toBe(40)
    company.void('Invoice', made.Id)
    expect(company.read('Invoice', made.Id)).toMatchObject({
      TotalAmt: 0,
      Balance: 0,
      PrivateNote: 'Voided',
      LinkedTxn: [],
    })
    expect(company.read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 100, Line: [] })
  })

  test('yen have no digits after the point', () => {
    const made = company.create('Invoice', {
      CustomerRef: { value: '3' },
      Line: [line(1000, '1', { Qty: 3, UnitPrice: 333.4 })],
    })
    expect(made).toMatchObject({ TotalAmt: 1000, CurrencyRef: { value: 'JPY' }, ExchangeRate: 0.0067 })
  })
})

describe('names', () => {
  test('are unique, and carry a suffix while inactive', () => {
    expect(fault(() => company.create('Customer', { DisplayName: 'one' }, {}))).toEqual([
      '6240',
      'The name supplied already exists. : Another customer is already using this name.  Please use a different name.',
      '',
    ])
    company.edit('Customer', '2', { Active: false })
    expect(company.read('Customer', '2')?.DisplayName).toBe('Two (deleted)')
    expect(
      fault(() => company.create('Invoice', { CustomerRef: { value: '2' }, Line: [line(1)] }, {}))[0],
    ).toBe('2500')
    expect(fault(() => company.remove('Customer', '2'))[0]).toBe('500')
  })
})

describe('always', () => {
  test('whatever happens, balances are what the links make them', () => {
    const step = fc.record({
      kind: fc.constantFrom('invoice', 'pay', 'shrink', 'move', 'void', 'delete', 'memo', 'repay'),
      pick: fc.nat(50),
      amount: fc.integer({ min: 1, max: 20_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), steps => {
        company = freshCompany()
        for (const { kind, pick, amount } of steps) {
          try {
            perform(kind, pick, amount / 100)
          } catch (error) {
            if (!(error instanceof QboFault)) throw error
          }
        }
        checkBooks()
      }),
      { numRuns: 150 },
    )
  })
})

function perform(kind: string, pick: number, amount: number): void {
  const one = <N extends EntityName>(name: N) => {
    const all = company.all(name)
    return all[pick % Math.max(all.length, 1)]
  }
  const target = one('Invoice')
  if (kind === 'invoice') invoice(amount)
  if (kind === 'memo') company.create('CreditMemo', { CustomerRef: { value: '1' }, Line: [line(amount)] })
  if (kind === 'pay' && target) pay(amount + 5, [[target.Id, amount]], { CustomerRef: target.CustomerRef })
  if (kind === 'shrink' && target) company.edit('Invoice', target.Id, { Line: [line(amount / 2)] })
  if (kind === 'move' && target) company.edit('Invoice', target.Id, { CustomerRef: { value: '2' } })
  if (kind === 'void' && target) company.void('Invoice', target.Id)
  const payment = one('Payment')
  if (kind === 'delete' && payment) company.remove('Payment', payment.Id)
  if (kind === 'delete' && target && pick % 3 === 0) company.remove('Invoice', target.Id)
  if (kind === 'repay' && payment)
    company.edit('Payment', payment.Id, { TotalAmt: payment.TotalAmt + amount })
}

function checkBooks(): void {
  const applied = new Map<string, number>()
  const owed = new Map<string, number>()
  const add = (map: Map<string, number>, key: string, value: number) =>
    map.set(key, (map.get(key) ?? 0) + value)
  for (const payment of company.all('Payment')) {
    let used = 0
    for (const held of payment.Line) {
      used += toMinor(held.Amount)
      for (const link of held.LinkedTxn ?? []) add(applied, link.TxnId, toMinor(held.Amount))
    }
    expect(used + toMinor(payment.UnappliedAmt)).toBe(toMinor(payment.TotalAmt))
    add(owed, payment.CustomerRef.value, -toMinor(payment.UnappliedAmt))
  }
  for (const held of company.all('Invoice')) {
    expect(toMinor(held.Balance)).toBe(toMinor(held.TotalAmt) - (applied.get(held.Id) ?? 0))
    expect(held.Balance).toBeGreaterThanOrEqual(0)
    expect(held.LinkedTxn.length > 0).toBe(applied.has(held.Id))
    add(owed, held.CustomerRef.value, toMinor(held.Balance))
  }
  for (const held of company.all('CreditMemo')) add(owed, held.CustomerRef.value, -toMinor(held.Balance))
  for (const customer of company.all('Customer'))
    expect(toMinor(customer.Balance)).toBe(owed.get(customer.Id) ?? 0)
}

describe('references', () => {
  test('show the name that the item and the customer have now, without a new version of the invoice', () => {
    const made = invoice(10, { Line: [line(10, '2')] })
    company.edit('Item', '2', { Active: false })
    company.edit('Customer', '1', { DisplayName: 'One renamed' })
    const now = company.read('Invoice', made.Id)
    expect(now?.Line[0]?.SalesItemLineDetail?.ItemRef).toEqual({ value: '2', name: 'Old lamp (deleted)' })
    expect(now?.CustomerRef).toEqual({ value: '1', name: 'One renamed' })
    expect(now?.SyncToken).toBe('0')
  })
})
