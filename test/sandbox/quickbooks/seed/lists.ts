import type { Company } from '../company.ts'

/** Refs by a short name, for the seeds that follow. */
export interface Lists {
  terms: Record<'receipt' | 'net15' | 'net30' | 'net60', string>
  methods: Record<'cash' | 'check' | 'card' | 'ach', string>
  checking: string
}

/** The company itself and the lists that every company has. */
export function seedLists(
  company: Company,
  facts: {
    name: string
    email: string
    city: string
    state: string
    line: string
    zip: string
    customNumbers: boolean
    multiCurrency: boolean
    /** Left out by some companies; clients must not count on it. */
    timeZone?: string
  },
): Lists {
  const address = {
    Id: '1',
    Line1: facts.line,
    City: facts.city,
    CountrySubDivisionCode: facts.state,
    PostalCode: facts.zip,
    Country: 'US',
  }
  const { books } = company.ledger
  books.insert('CompanyInfo', {
    CompanyName: facts.name,
    LegalName: facts.name,
    CompanyAddr: address,
    CustomerCommunicationAddr: address,
    LegalAddr: address,
    PrimaryPhone: { FreeFormNumber: '(415) 555-0144' },
    CompanyStartDate: '2021-03-01',
    FiscalYearStartMonth: 'January',
    Country: 'US',
    Email: { Address: facts.email },
    WebAddr: {},
    SupportedLanguages: 'en',
    ...(facts.timeZone ? { DefaultTimeZone: facts.timeZone } : {}),
    NameValue: [
      { Name: 'NeoEnabled', Value: 'true' },
      { Name: 'SubscriptionStatus', Value: 'PAID' },
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
    ],
  })
  books.insert('Preferences', {
    AccountingInfoPrefs: {
      UseAccountNumbers: false,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      FirstMonthOfFiscalYear: 'January',
      TaxYearMonth: 'January',
      CustomerTerminology: 'Customers',
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: facts.customNumbers,
      AllowDeposit: false,
      AllowDiscount: true,
      DefaultDiscountAccount: '86',
      AllowEstimates: true,
      EmailCopyToCompany: false,
      AllowShipping: false,
      DefaultTerms: { value: '3' },
    },
    CurrencyPrefs: {
      MultiCurrencyEnabled: facts.multiCurrency,
      HomeCurrency: { value: 'USD' },
    },
    OtherPrefs: {
      NameValue: [
        { Name: 'SalesFormsPrefs.DefaultCustomerMessage', Value: 'Thank you for your business.' },
        { Name: 'WarnDuplicateCheckNumber', Value: 'true' },
      ],
    },
  })
  const add = (entity: 'Term' | 'PaymentMethod' | 'Account', draft: Record<string, unknown>): string =>
    company.create(entity, draft).Id
  const terms = {
    receipt: add('Term', { Name: 'Due on receipt', Type: 'STANDARD', DueDays: 0 }),
    net15: add('Term', { Name: 'Net 15', Type: 'STANDARD', DueDays: 15 }),
    net30: add('Term', { Name: 'Net 30', Type: 'STANDARD', DueDays: 30 }),
    net60: add('Term', { Name: 'Net 60', Type: 'STANDARD', DueDays: 60 }),
  }
  const methods = {
    cash: add('PaymentMethod', { Name: 'Cash', Type: 'NON_CREDIT_CARD' }),
    check: add('PaymentMethod', { Name: 'Check', Type: 'NON_CREDIT_CARD' }),
    card: add('PaymentMethod', { Name: 'Credit Card', Type: 'CREDIT_CARD' }),
    ach: add('PaymentMethod', { Name: 'ACH', Type: 'NON_CREDIT_CARD' }),
  }
  const account = (
    Name: string,
    AccountType: string,
    AccountSubType: string,
    Classification: string,
  ): string => add('Account', { Name, FullyQualifiedName: Name, AccountType, AccountSubType, Classification })
  const checking = account('Checking', 'Bank', 'Checking', 'Asset')
  account('Undeposited Funds', 'Other Current Asset', 'UndepositedFunds', 'Asset')
  account('Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable', 'Asset')
  account('Sales of Product Income', 'Income', 'SalesOfProductIncome', 'Revenue')
  account('Services', 'Income', 'ServiceFeeIncome', 'Revenue')
  return { terms, methods, checking }
}
