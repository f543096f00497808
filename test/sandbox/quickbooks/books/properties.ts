import type { EntityName } from './entities.ts'

/**
 * Which properties an object has, and which of them a WHERE or ORDERBY may name. From the API reference as far
 * as facts §1.4 and §1.5 and public copies of it tell ("filterable"); the line between the two is inferred.
 */
interface Properties {
  known: ReadonlySet<string>
  queryable: ReadonlySet<string>
}

const EVERY = 'Id SyncToken MetaData domain sparse status'
const EVERY_QUERYABLE = 'Id MetaData.CreateTime MetaData.LastUpdatedTime'
const SALES =
  'AllowIPNPayment AllowOnlinePayment AllowOnlineCreditCardPayment AllowOnlineACHPayment CustomField DocNumber TxnDate CurrencyRef ExchangeRate PrivateNote LinkedTxn Line TxnTaxDetail CustomerRef CustomerMemo BillAddr ShipAddr ShipFromAddr ShipMethodRef ShipDate TrackingNum ClassRef DepartmentRef SalesTermRef DueDate TotalAmt HomeTotalAmt ApplyTaxAfterDiscount PrintStatus EmailStatus BillEmail BillEmailCc BillEmailBcc Balance HomeBalance Deposit DepositToAccountRef DeliveryInfo GlobalTaxCalculation TransactionLocationType FreeFormAddress InvoiceLink TxnSource ProjectRef RecurDataRef TaxExemptionRef'

const table: Record<EntityName, [known: string, queryable: string]> = {
  CompanyInfo: [
    'CompanyName LegalName CompanyAddr CustomerCommunicationAddr LegalAddr CompanyEmailAddr PrimaryPhone CompanyStartDate FiscalYearStartMonth Country Email WebAddr SupportedLanguages EmployerId NameValue DefaultTimeZone',
    '',
  ],
  Preferences: [
    'AccountingInfoPrefs ProductAndServicesPrefs SalesFormsPrefs EmailMessagesPrefs VendorAndPurchasesPrefs TimeTrackingPrefs TaxPrefs CurrencyPrefs ReportPrefs OtherPrefs',
    '',
  ],
  Customer: [
    'Title GivenName MiddleName FamilyName Suffix DisplayName CompanyName FullyQualifiedName PrintOnCheckName Active Taxable Job IsProject BillWithParent ParentRef Level Balance BalanceWithJobs OpenBalanceDate CurrencyRef PreferredDeliveryMethod PrimaryEmailAddr PrimaryPhone AlternatePhone Mobile Fax WebAddr BillAddr ShipAddr SalesTermRef PaymentMethodRef DefaultTaxCodeRef CustomerTypeRef Notes ResaleNum V4IDPseudonym ClientEntityId TaxExemptionReasonId',
    'DisplayName Title GivenName MiddleName FamilyName Suffix CompanyName FullyQualifiedName PrintOnCheckName Active Balance Job',
  ],
  Item: [
    'Name Description Active SubItem ParentRef Level FullyQualifiedName Taxable SalesTaxIncluded UnitPrice Type IncomeAccountRef ExpenseAccountRef AssetAccountRef PurchaseDesc PurchaseCost TrackQtyOnHand QtyOnHand InvStartDate Sku ClassRef SalesTaxCodeRef ItemCategoryType PrefVendorRef ReorderPoint',
    'Name Active FullyQualifiedName Type Sku UnitPrice SubItem',
  ],
  Term: [
    'Name Active Type DueDays DiscountDays DiscountPercent DayOfMonthDue DueNextMonthDays',
    'Name Active',
  ],
  Account: [
    'Name SubAccount ParentRef FullyQualifiedName Active Classification AccountType AccountSubType AcctNum Description CurrentBalance CurrentBalanceWithSubAccounts CurrencyRef',
    'Name Active FullyQualifiedName Classification AccountType AccountSubType CurrentBalance',
  ],
  PaymentMethod: ['Name Active Type', 'Name Active Type'],
  Invoice: [
    SALES,
    'DocNumber TxnDate DueDate CustomerRef TotalAmt Balance SalesTermRef EmailStatus PrintStatus',
  ],
  CreditMemo: [
    `${SALES} RemainingCredit PaymentMethodRef PaymentRefNum PaymentType InvoiceRef`,
    'DocNumber TxnDate CustomerRef TotalAmt Balance',
  ],
  Payment: [
    'TxnDate CurrencyRef ExchangeRate PrivateNote CustomerRef TotalAmt UnappliedAmt ProcessPayment PaymentMethodRef PaymentRefNum DepositToAccountRef ARAccountRef Line LinkedTxn TxnStatus TxnSource CreditCardPayment TransactionLocationType TaxExemptionRef HomeTotalAmt',
    'TxnDate CustomerRef TotalAmt PaymentMethodRef PaymentRefNum',
  ],
  Deposit: [
    'TxnDate CurrencyRef ExchangeRate PrivateNote TotalAmt DepositToAccountRef Line CashBack HomeTotalAmt DepartmentRef TxnSource',
    'TxnDate',
  ],
}

const words = (text: string): string[] => text.split(' ').filter(Boolean)

export const properties = Object.fromEntries(
  Object.entries(table).map(([name, [known, queryable]]) => [
    name,
    {
      known: new Set([...words(EVERY), ...words(known)]),
      queryable: new Set([...words(EVERY_QUERYABLE), ...words(queryable)]),
    },
  ]),
) as unknown as Record<EntityName, Properties>
