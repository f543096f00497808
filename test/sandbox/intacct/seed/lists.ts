import type { Data } from '../books/data.ts'
import { BANK, type Company } from '../company.ts'

const ACCOUNTS: [id: string, name: string, type: string, balance: string][] = [
  ['1000', 'Cash, operating', 'balanceSheet', 'debit'],
  ['1090', 'Undeposited Funds', 'balanceSheet', 'debit'],
  ['1200', 'Accounts Receivable', 'balanceSheet', 'debit'],
  ['2200', 'Customer Advances', 'balanceSheet', 'credit'],
  ['4000', 'Sales', 'incomeStatement', 'credit'],
  ['4010', 'Services', 'incomeStatement', 'credit'],
]

const TERMS: [id: string, days: number, more?: { from?: string; status?: string }][] = [
  ['Due on receipt', 0],
  ['Net 15', 15],
  ['Net 30', 30],
  ['Net 60', 60],
  // Counted from another day than the invoice's.
  ['10th of next month', 10, { from: 'ofNextMonthFromInvoiceDate' }],
  ['Net 120', 120, { status: 'inactive' }],
]

/** What every company has, and what connecting asks for: accounts, terms, banks, definitions, sequences, settings. */
export function seedLists(company: Company, facts: { invoicePrefix: string; nextInvoice: number }): void {
  const add = (what: Parameters<Company['create']>[0], draft: Data) => company.create(what, draft)
  add('user', {
    id: 'dwhitfield',
    userName: 'Dana Whitfield',
    accountEmail: 'dana@whitfieldbooks.example',
    status: 'active',
  })
  for (const [id, name, accountType, normalBalance] of ACCOUNTS)
    add('account', { id, name, accountType, normalBalance, status: 'active' })
  for (const [id, days, { from = 'fromInvoiceDate', status = 'active' } = {}] of TERMS)
    add('term', { id, description: id, status, due: { days, from } })
  add('accountLabel', { id: 'Sales', description: 'Sales', glAccount: { id: '4000' }, status: 'active' })
  add('accountLabel', {
    id: 'Services',
    description: 'Services',
    glAccount: { id: '4010' },
    status: 'active',
  })
  for (const [id, bankName, number] of [
    [BANK, 'Bank of America', '4471'],
    ['WF-RESERVE', 'Wells Fargo', '9920'],
  ])
    add('bank', {
      id,
      status: 'active',
      bankAccountDetails: { bankName, accountNumber: `XXXX${number}`, currency: 'USD' },
      glAccount: { id: '1000' },
    })
  const sequence = (id: string, prefix: string, nextNumber: number) =>
    add('sequence', { id, printTitle: id, prefix, nextNumber: String(nextNumber), status: 'active' })
  sequence('AR Inv', facts.invoicePrefix, facts.nextInvoice)
  sequence('OE Inv', 'SI0', 101)
  sequence('OE CM', 'CM000', 1)
  definition(company, 'Sales Order', 'order', 'noPosting', undefined)
  definition(company, 'Sales Invoice', 'invoice', 'toAR', 'OE Inv')
  definition(company, 'Sales Return', 'return', 'toAR', 'OE CM')
  // Without a numbering sequence: whoever creates one must send a number.
  definition(company, 'Sales Invoice-Contract', 'invoice', 'toAR', undefined)
  settings(company)
}

function definition(
  company: Company,
  id: string,
  docClass: string,
  posting: string,
  sequence: string | undefined,
) {
  company.create('definition', {
    id,
    docClass,
    workflowCategory: docClass,
    description: id,
    editPolicy: 'all',
    deletePolicy: 'all',
    enableNumberingSequence: sequence !== undefined,
    ...(sequence ? { documentSequence: { id: sequence } } : {}),
    txnPostingMethod: posting,
    status: 'active',
  })
}

function settings(company: Company): void {
  const { books, settings: held } = company.ledger
  books.insert('company-config/company-preference', {
    name: held.name,
    accounting: {
      accountingPeriods: 'standard',
      firstFiscalMonth: 'january',
      reportingMethod: 'accrual',
      weekBeginsOn: 'sunday',
      baseCurrency: held.baseCurrency,
    },
    dateTimeSettings: { timeZone: held.timeZone, dateFormat: 'MM/DD/YYYY' },
    ipAddressFiltering: 'none',
  })
  books.insert('company-config/multi-entity-preference', {
    restrictions: {
      disableEntitySlideIn: false,
      restrictSubledgerTxnToEntity: false,
      restrictGLTxnToEntity: false,
      enableCustomerRestrictions: false,
    },
    limitARCredit: false,
    enableMultipleBaseCurrency: false,
  })
  books.insert('company-config/order-entry-preference', { preventNegativeInventory: false, itemPrecision: 2 })
}
