import type { ShortName } from '../names.ts'

/** How a field is shown and entered. */
export interface FieldSpec {
  /** The name in `_obj__NAME`: the XML API's names (facts §1.5), as the known ids are. */
  field: string
  label: string
  /** Where it stands in the REST record. */
  path: string
  kind: 'text' | 'date' | 'reference' | 'money' | 'choice'
  readOnly?: boolean
  choices?: string[]
}

export interface FormSpec {
  /** `.it` in the address; inferred, like the address itself beyond `editor.phtml`. */
  it: string
  what: ShortName
  /** `AR Invoice` in the title, `Invoices` in the menu. */
  title: string
  plural: string
  /** What a person calls the record by. */
  name: string
  fields: FieldSpec[]
  grid?: { name: string; list: string; columns: FieldSpec[] }
  /** Columns of its list. */
  columns: FieldSpec[]
}

const text = (field: string, label: string, path: string): FieldSpec => ({ field, label, path, kind: 'text' })
const date = (field: string, label: string, path: string): FieldSpec => ({ field, label, path, kind: 'date' })
const ref = (field: string, label: string, path: string): FieldSpec => ({
  field,
  label,
  path,
  kind: 'reference',
})
const money = (field: string, label: string, path: string): FieldSpec => ({
  field,
  label,
  path,
  kind: 'money',
})
const read = (spec: FieldSpec): FieldSpec => ({ ...spec, readOnly: true })
const choice = (field: string, label: string, path: string, choices: string[]): FieldSpec => ({
  field,
  label,
  path,
  kind: 'choice',
  choices,
})

export const FORMS: FormSpec[] = [
  {
    it: 'arinvoice',
    what: 'invoice',
    title: 'AR Invoice',
    plural: 'Invoices',
    name: 'invoiceNumber',
    fields: [
      ref('CUSTOMERID', 'Customer', 'customer'),
      text('RECORDID', 'Invoice number', 'invoiceNumber'),
      text('DOCNUMBER', 'Reference number', 'referenceNumber'),
      date('WHENCREATED', 'Date', 'invoiceDate'),
      date('WHENDUE', 'Due date', 'dueDate'),
      ref('TERMNAME', 'Term', 'term'),
      text('DESCRIPTION', 'Description', 'description'),
      read(text('STATE', 'State', 'state')),
      read(text('CURRENCY', 'Transaction currency', 'currency.txnCurrency')),
      read(money('TRX_TOTALENTERED', 'Total', 'totalTxnAmount')),
      read(money('TRX_TOTALDUE', 'Total due', 'totalTxnAmountDue')),
    ],
    grid: {
      name: 'ITEMS',
      list: 'lines',
      columns: [
        ref('ACCOUNTNO', 'Account', 'glAccount'),
        ref('ITEMID', 'Item', 'dimensions.item'),
        ref('LOCATIONID', 'Location', 'dimensions.location'),
        ref('DEPARTMENTID', 'Department', 'dimensions.department'),
        text('ENTRYDESCRIPTION', 'Memo', 'memo'),
        money('TRX_AMOUNT', 'Amount', 'txnAmount'),
      ],
    },
    columns: [
      text('RECORDID', 'Invoice number', 'invoiceNumber'),
      ref('CUSTOMERID', 'Customer', 'customer'),
      date('WHENCREATED', 'Date', 'invoiceDate'),
      date('WHENDUE', 'Due date', 'dueDate'),
      text('STATE', 'State', 'state'),
      money('TRX_TOTALENTERED', 'Total', 'totalTxnAmount'),
      money('TRX_TOTALDUE', 'Total due', 'totalTxnAmountDue'),
    ],
  },
  {
    it: 'sodocument',
    what: 'document',
    title: 'Order Entry Transaction',
    plural: 'Order Entry transactions',
    name: 'documentId',
    fields: [
      read(text('DOCPARID', 'Transaction definition', 'documentType')),
      text('DOCNO', 'Document number', 'documentNumber'),
      ref('CUSTVENDID', 'Customer', 'customer'),
      date('WHENCREATED', 'Date', 'txnDate'),
      date('WHENPOSTED', 'GL posting date', 'postingDate'),
      date('WHENDUE', 'Due date', 'dueDate'),
      ref('TERM', 'Term', 'paymentTerm'),
      text('PONUMBER', 'Reference number', 'referenceNumber'),
      text('MESSAGE', 'Message', 'memo'),
      read(text('STATE', 'State', 'state')),
      read(money('TRX_TOTAL', 'Total', 'totalInTxnCurrency')),
    ],
    grid: {
      name: 'ENTRIES',
      list: 'lines',
      columns: [
        ref('ITEMID', 'Item', 'dimensions.item'),
        text('ITEMDESC', 'Description', 'lineDescription'),
        ref('WAREHOUSE', 'Warehouse', 'dimensions.warehouse'),
        ref('LOCATION', 'Location', 'dimensions.location'),
        text('UNIT', 'Unit', 'unit'),
        text('QUANTITY', 'Quantity', 'unitQuantity'),
        text('PRICE', 'Price', 'unitPrice'),
      ],
    },
    columns: [
      text('DOCNO', 'Document number', 'documentNumber'),
      text('DOCPARID', 'Definition', 'documentType'),
      ref('CUSTVENDID', 'Customer', 'customer'),
      date('WHENCREATED', 'Date', 'txnDate'),
      text('STATE', 'State', 'state'),
      money('TRX_TOTAL', 'Total', 'totalInTxnCurrency'),
    ],
  },
  // One who sells also buys: pages with the same ids that are no AR invoice's.
  {
    it: 'apbill',
    what: 'bill',
    title: 'Bill',
    plural: 'Bills',
    name: 'billNumber',
    fields: [
      ref('VENDORID', 'Vendor', 'vendor'),
      text('RECORDID', 'Bill number', 'billNumber'),
      date('WHENCREATED', 'Date', 'createdDate'),
      date('WHENDUE', 'Due date', 'dueDate'),
      text('DESCRIPTION', 'Description', 'description'),
      read(text('STATE', 'State', 'state')),
      read(money('TRX_TOTALENTERED', 'Total', 'totalTxnAmount')),
      read(money('TRX_TOTALDUE', 'Total due', 'totalTxnAmountDue')),
    ],
    grid: {
      name: 'ITEMS',
      list: 'lines',
      columns: [
        ref('ACCOUNTNO', 'Account', 'glAccount'),
        text('ENTRYDESCRIPTION', 'Memo', 'memo'),
        money('TRX_AMOUNT', 'Amount', 'txnAmount'),
      ],
    },
    columns: [
      text('RECORDID', 'Bill number', 'billNumber'),
      ref('VENDORID', 'Vendor', 'vendor'),
      date('WHENDUE', 'Due date', 'dueDate'),
      text('STATE', 'State', 'state'),
      money('TRX_TOTALENTERED', 'Total', 'totalTxnAmount'),
    ],
  },
  {
    it: 'podocument',
    what: 'purchase',
    title: 'Purchasing Transaction',
    plural: 'Purchasing transactions',
    name: 'documentId',
    fields: [
      text('DOCPARID', 'Transaction definition', 'documentType'),
      text('DOCNO', 'Document number', 'documentNumber'),
      // The vendor, under the id that Order Entry has its customer under (XML's PODOCUMENT names it so).
      ref('CUSTVENDID', 'Vendor', 'vendor'),
      date('WHENCREATED', 'Date', 'txnDate'),
      date('WHENDUE', 'Due date', 'dueDate'),
      text('MESSAGE', 'Message', 'memo'),
      read(money('TRX_TOTAL', 'Total', 'totalTxnAmount')),
    ],
    grid: {
      name: 'ENTRIES',
      list: 'lines',
      columns: [text('ITEMDESC', 'Description', 'memo'), money('TRX_AMOUNT', 'Amount', 'txnAmount')],
    },
    columns: [
      text('DOCNO', 'Document number', 'documentNumber'),
      text('DOCPARID', 'Definition', 'documentType'),
      ref('CUSTVENDID', 'Vendor', 'vendor'),
      money('TRX_TOTAL', 'Total', 'totalTxnAmount'),
    ],
  },
  {
    it: 'arpymt',
    what: 'payment',
    title: 'Payment',
    plural: 'Posted payments',
    name: 'key',
    fields: [
      ref('CUSTOMERID', 'Customer', 'customer'),
      date('RECEIPTDATE', 'Date received', 'paymentSummary.receiptDate'),
      choice('PAYMENTMETHOD', 'Payment method', 'paymentMethod', [
        'eft',
        'printedCheck',
        'creditCard',
        'cash',
        'onlineAchDebit',
      ]),
      text('FINANCIALENTITY', 'Bank account', 'financialEntity.entityId'),
      text('DOCNUMBER', 'Document number', 'documentNumber'),
      text('DESCRIPTION', 'Description', 'description'),
      read(text('STATE', 'State', 'state')),
      read(money('TRX_TOTALENTERED', 'Amount', 'txnCurrency.totalAmount')),
    ],
    grid: {
      name: 'ARPYMTDETAILS',
      list: 'paymentDetails',
      columns: [
        ref('RECORDKEY', 'Invoice', 'arInvoice'),
        money('TRX_PAYMENTAMOUNT', 'Amount', 'txnCurrency.paymentAmount'),
      ],
    },
    columns: [
      text('RECORDNO', 'Record number', 'key'),
      ref('CUSTOMERID', 'Customer', 'customer'),
      date('RECEIPTDATE', 'Date received', 'paymentSummary.receiptDate'),
      text('PAYMENTMETHOD', 'Method', 'paymentMethod'),
      text('STATE', 'State', 'state'),
      money('TRX_TOTALENTERED', 'Amount', 'txnCurrency.totalAmount'),
    ],
  },
  {
    it: 'customer',
    what: 'customer',
    title: 'Customer',
    plural: 'Customers',
    name: 'id',
    fields: [
      text('CUSTOMERID', 'Customer ID', 'id'),
      text('NAME', 'Name', 'name'),
      choice('STATUS', 'Status', 'status', ['active', 'activeNonPosting', 'inactive']),
      ref('TERMNAME', 'Term', 'term'),
      text('EMAIL1', 'Email', 'contacts.default.email1'),
      read(money('TOTALDUE', 'Total due', 'totalDue')),
    ],
    columns: [
      text('CUSTOMERID', 'Customer ID', 'id'),
      text('NAME', 'Name', 'name'),
      text('STATUS', 'Status', 'status'),
      money('TOTALDUE', 'Total due', 'totalDue'),
    ],
  },
  {
    it: 'item',
    what: 'item',
    title: 'Item',
    plural: 'Items',
    name: 'id',
    fields: [
      text('ITEMID', 'Item ID', 'id'),
      text('NAME', 'Name', 'name'),
      choice('STATUS', 'Status', 'status', ['active', 'inactive']),
      choice('ITEMTYPE', 'Item type', 'itemType', [
        'inventory',
        'nonInventory',
        'salesOnlyNonInventory',
        'kit',
      ]),
      text('BASEPRICE', 'Base price', 'sales.basePrice'),
    ],
    columns: [
      text('ITEMID', 'Item ID', 'id'),
      text('NAME', 'Name', 'name'),
      text('STATUS', 'Status', 'status'),
      text('BASEPRICE', 'Base price', 'sales.basePrice'),
    ],
  },
]

export const formOf = (it: string): FormSpec | undefined => FORMS.find(form => form.it === it)
