/** One error of a Fault, as QBO words it. */
export interface FaultError {
  code: string
  Message: string
  Detail?: string
  element?: string
}

/** A refusal in QBO's own words (facts §1.10, §1.11). Codes like 500 "Unsupported Operation" still travel as HTTP 400. */
export class QboFault extends Error {
  override readonly name = 'QboFault'
  readonly errors: FaultError[]
  readonly type: string
  readonly status: number

  constructor(errors: FaultError | FaultError[], type = 'ValidationFault', status = 400) {
    const list = Array.isArray(errors) ? errors : [errors]
    super(list.map(error => `${error.code} ${error.Message}: ${error.Detail ?? ''}`).join('; '))
    this.errors = list
    this.type = type
    this.status = status
  }
}

const fault = (code: string, Message: string, Detail?: string, element?: string): QboFault =>
  new QboFault({
    Message,
    ...(Detail === undefined ? {} : { Detail }),
    code,
    ...(element === undefined ? {} : { element }),
  })

const REFERENCE = 'Invalid Reference Id'
const INACTIVE =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees."

/** The refusals, each with the text of its row in facts §1.11; what is worded by guess says so. */
export const faults = {
  unsupported: (what: string) =>
    fault(
      '500',
      'Unsupported Operation',
      `Operation Could not find resource for relative : ${what} is not supported.`,
    ),
  duplicateRequestId: () =>
    // The Detail is not documented.
    fault(
      '600',
      'Duplicate Request ID',
      'Duplicate Request ID : The request ID was used before with other content.',
    ),
  notFound: () => fault('610', 'Object Not Found', `Object Not Found : ${INACTIVE}`),
  deleted: () =>
    fault('610', 'Object Not Found', 'Object Not Found : Another user has deleted this transaction.'),
  batchTooBig: (size: number) =>
    // Code [D], wording guessed.
    fault('1040', 'Batch size exceeded', `The batch holds ${size} items. Max allowed value is 30`),
  unknownProperty: (entity: string, property: string) =>
    fault(
      '2010',
      'Request has invalid or unsupported property',
      `Property Name:Unrecognized field "${property}" (class com.intuit.schema.finance.v3.${entity}), not marked as ignorable`,
      '',
    ),
  missing: (parameter: string) =>
    fault(
      '2020',
      'Required param missing, need to supply the required value for the API',
      `Required parameter ${parameter} is missing in the request`,
      parameter,
    ),
  invalidId: (value: string) =>
    fault('2030', 'Invalid ID', `Id should be a valid number. Supplied value:${value}`, 'Id'),
  tooLong: (element: string, most: number, length: number) =>
    fault(
      '2050',
      'String length is either shorter or longer than supported by specification',
      `String length specified does not match the supported length. Min:0 Max:${most} supported. Supplied length:${length}`,
      element,
    ),
  invalidRequestId: (length: number) =>
    // Code [D], wording guessed.
    fault(
      '2130',
      'Invalid Request ID',
      `Request ID should be at most 50 characters. Supplied length:${length}`,
    ),
  unparsable: (detail: string) => fault('2310', 'Error parsing object', `ObjectParserError: ${detail}`),
  invalidValue: (element: string, value: string) =>
    // Wording guessed from its neighbours 2030 and 2050.
    fault('2090', 'Invalid value', `Invalid value for ${element}. Supplied value:${value}`, element),
  invalidReference: (what: string, element?: string) =>
    fault('2500', REFERENCE, `${REFERENCE} : ${what}`, element),
  inactiveReference: (element: string) => fault('2500', REFERENCE, `${REFERENCE} : ${INACTIVE}`, element),
  deletedItem: (name: string) =>
    fault(
      '2500',
      REFERENCE,
      `${REFERENCE} : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore ${name}`,
      'Line.SalesItemLineDetail.ItemRef',
    ),
  categoryItem: () =>
    fault('2500', REFERENCE, `${REFERENCE} : Categories cannot be used in transactions.`, 'ItemRef'),
  queryParse: (detail: string) => fault('4000', 'Error parsing query', `QueryParserError: ${detail}`),
  queryInvalid: (detail: string) => fault('4001', 'Invalid query', `QueryValidationError: ${detail}`),
  queryProcessing: (detail: string) =>
    fault('4002', 'Error processing query', `QueryProcessingError: ${detail}`),
  stale: (other: string) =>
    fault(
      '5010',
      'Stale Object Error',
      `Stale Object Error : You and ${other} were working on this at the same time. ${other} finished before you did, so your work was not saved.`,
      '',
    ),
  business: (detail: string) =>
    fault(
      '6000',
      'A business validation error has occurred while processing your request',
      `Business Validation Error: ${detail}`,
      '',
    ),
  amount: (supplied: number) =>
    fault(
      '6070',
      'Amount calculation incorrect in the request.',
      `Amount is not equal to UnitPrice * Qty. Supplied value:${supplied}`,
      'Line.Amount',
    ),
  duplicateNumber: (number: string, type: string, id: string) =>
    fault(
      '6140',
      'Duplicate Document Number Error',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${type} with TxnId=${id}`,
      '',
    ),
  /** The doubled "through" is real (facts §1.11); the sandbox says it on changes, not on creations. */
  closedPeriod: (change: boolean) =>
    fault(
      '6210',
      'Account Period Closed, Cannot Update Through Services API',
      `The account period has closed and the account books cannot be updated through ${change ? 'through ' : ''}the QBO Services API. Please use the QBO website to make these changes.`,
      '',
    ),
  duplicateName: (whose: string) =>
    fault(
      '6240',
      'Duplicate Name Exists Error',
      `The name supplied already exists. : Another ${whose} is already using this name.  Please use a different name.`,
      '',
    ),
  deposited: () =>
    fault(
      '6540',
      'Deposited Transaction cannot be changed',
      'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.',
      '',
    ),
} as const
