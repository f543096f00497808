/**
 * The eight errors of the seed document as they stand on a page, what its steps must name, and the fields
 * that they change.
 */
export const DOCUMENTED: { id: string; text: string; step: RegExp; field: RegExp }[] = [
  {
    id: 'empty-location',
    text: 'Empty location is invalid; A valid Multi-Entity location must be specified',
    step: /\$0|price|zero/i,
    field: /rate|amount/i,
  },
  {
    id: 'item-not-found',
    text: 'Item ID: LAMP-40 is not found',
    step: /restore|inactive|activ/i,
    field: /product|item/i,
  },
  {
    id: 'line-items-required',
    text: 'Line items At least 1 line item is required',
    step: /add/i,
    field: /product|item/i,
  },
  {
    id: 'invalid-object-id',
    text: 'The given object ID "80000123-1" in the field "list id" is invalid',
    step: /customer/i,
    field: /customer$/i,
  },
  {
    id: 'customer-ref-required',
    text: 'CustomerRef is required: CustomerRef is missing in the request',
    step: /customer/i,
    field: /customer$/i,
  },
  {
    id: 'invalid-reference-item',
    text: 'Invalid Reference Id: Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Halogen floodlight (deleted)',
    step: /Halogen floodlight/,
    field: /product|item/i,
  },
  {
    id: 'duplicate-document-number',
    text: 'Duplicate Document Number Error: Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=52',
    step: /1021|number/,
    field: /invoice n/i,
  },
  {
    id: 'account-period-closed',
    text: 'Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API. -',
    step: /date/i,
    field: /date/i,
  },
]

const intacctText: Record<string, string> = {
  'empty-location':
    'Use of empty Location is invalid. A valid Multi-Entity Location must be specified. [Support ID: hXxWZEB032%7EZ3V2WdP2K0F-6Xmz2%7E]',
  'item-not-found': "Item ID 'LMP-900' is not valid",
  'line-items-required': 'At least one line item is required',
  'customer-ref-required': 'Required field customer is missing',
  'duplicate-document-number': 'A transaction with that number already exists (BL03002185)',
  'account-period-closed':
    "Periods are closed.  Your transaction date (03/31/2025) is within a period that's been closed.  You can add, modify, or delete a transaction only if the date of the transaction is within a period that's open.",
}

/**
 * The same on Sage Intacct's pages, in its own words (facts/sage-intacct-rest.md §4.4) where they are known to
 * differ from the seed's. `invalid-object-id` does not apply: its "list id" is QuickBooks'.
 */
export const ON_INTACCT: typeof DOCUMENTED = DOCUMENTED.filter(({ id }) => id !== 'invalid-object-id').map(
  error => ({ ...error, text: intacctText[error.id] ?? error.text }),
)
