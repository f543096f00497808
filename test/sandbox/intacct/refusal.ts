/** One item of `details` (facts/sage-intacct-rest.md §4.1). Its `errorId` is left out where no public text tells it. */
export interface Detail {
  code: string
  message: string
  errorId?: string
  messageId?: string
  placeholders?: Record<string, string>
  target?: string
  correction?: string
}

/** A refusal in Intacct's own words. `wrapper` is what stands around the details. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  /** Undefined for a business rule, whose wrapper names verb and object (REST-7001). */
  readonly wrapper: Detail | undefined
  readonly details: Detail[]

  constructor(status: number, wrapper: Detail | undefined, details: Detail[] = []) {
    super((details.at(-1) ?? wrapper)?.message ?? `HTTP ${status}`)
    this.status = status
    this.wrapper = wrapper
    this.details = details
  }
}

const usDate = (date: string): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`

/** A business rule, 422. An old number, where the facts know one, stands in `code` (facts §4.3). */
export const rule = (message: string, number?: string, target?: string, correction?: string): Refusal =>
  new Refusal(422, undefined, [
    { code: 'BL01001973', message: "Currently, we can't create the transaction " },
    {
      code: number ?? 'invalidRequest',
      message,
      ...(target ? { target } : {}),
      ...(correction ? { correction } : {}),
    },
  ])

const PAYLOAD: Detail = {
  code: 'invalidRequest',
  errorId: 'REST-1064',
  messageId: 'IA.PAYLOAD_CONTAINS_ERRORS',
  message: 'Payload contains errors',
}

export const payload = (details: Detail[]): Refusal => new Refusal(400, PAYLOAD, details)

export const problems = {
  unknownField: (target: string): Detail => ({
    code: 'invalidRequest',
    errorId: 'REST-1043',
    messageId: 'IA.NOT_A_VALID_FIELD',
    message: `${target} is not a valid field`,
    target,
  }),
  readOnly: (target: string): Detail => ({
    code: 'invalidRequest',
    errorId: 'REST-1050',
    messageId: 'IA.READ_ONLY_FIELD',
    message: `${target} is a read-only field`,
    target,
  }),
  /** The text is inferred (facts §4.4, first row). */
  required: (name: string, target = `/${name}`): Detail => ({
    code: 'invalidRequest',
    message: `Required field ${name} is missing`,
    target,
  }),
  /** After the live text for \`state\` (facts §4.3). */
  invalidValue: (name: string, target: string, correction = ''): Detail => ({
    code: 'invalidParameter',
    message: `Not a valid ${name}`,
    target,
    ...(correction ? { correction } : {}),
  }),
} as const

/** The refusals, each with the text of its row in facts §4.3 and §4.4; what is worded by guess says so. */
export const refusals = {
  noPayload: (method: string): Refusal =>
    new Refusal(400, {
      code: 'invalidRequest',
      errorId: 'REST-1028',
      messageId: 'IA.REQUEST_REQUIRES_A_PAYLOAD',
      message: `A ${method} request requires a payload`,
    }),
  /** Inferred. */
  notJson: (): Refusal =>
    new Refusal(400, { code: 'invalidRequest', message: 'The payload is not valid JSON' }),
  notFound: (): Refusal =>
    // Code from the lists, text from an AP payment on a vanished bill.
    new Refusal(404, {
      code: 'notFound',
      message: "Oops, we can't find this transaction; enter a valid transaction",
    }),
  noSuchObject: (name: string): Refusal =>
    new Refusal(404, { code: 'notFound', message: `The object ${name} could not be found` }),
  notAllowed: (method: string, name: string): Refusal =>
    new Refusal(405, { code: 'methodNotAllowed', message: `${method} is not allowed on ${name}` }),
  notQueryable: (field: string, object: string): Refusal =>
    new Refusal(400, {
      code: 'invalidRequest',
      errorId: 'REST-1106',
      messageId: 'IA.THE_FIELD_IN_OBJECT_CANNOT_BE_USED_IN_QUERY',
      placeholders: { FIELD: field, OBJECT: object, VERSION: '1' },
      message: `The ${field} field in ${object} object cannot be used in query in version 1`,
    }),
  query: (message: string): Refusal => new Refusal(400, { code: 'invalidRequest', message }),
  stateOnCreate: (): Refusal =>
    payload([
      problems.invalidValue('state', '/state', 'State must be draft or not included in the request.'),
    ]),
  /** The body is not known (facts §11). */
  idempotency: (message: string): Refusal => new Refusal(409, { code: 'conflict', message }),
  duplicateNumber: (number: string): Refusal =>
    rule(
      'A transaction with that number already exists',
      'BL03002185',
      '/invoiceNumber',
      `Transaction with the number '${number}' already exists`,
    ),
  /** The doubled blanks are the vendor's. */
  duplicateId: (what: string, id: string): Refusal =>
    rule(
      `Another ${what} with the given value(s) ${id}  already exists`,
      'BL34000061',
      '/id',
      'Use a unique value instead.',
    ),
  missingNumber: (): Refusal => rule('Document Number is missing', 'PL01000127'),
  closed: (date: string): Refusal =>
    rule(
      `Periods are closed.  Your transaction date (${usDate(date)}) is within a period that's been closed.  You can add, modify, or delete a transaction only if the date of the transaction is within a period that's open.`,
    ),
  paid: (): Refusal => rule('A payment has been made against this Invoice / Adjustment.'),
  alreadyPaid: (): Refusal =>
    rule('Payment cannot be processed because one or more invoices are already paid', 'BL03000130'),
  /** "if" is the vendor's spelling. */
  overpaid: (key: string): Refusal =>
    rule(`The amount paid if greater than the amount due for invoice with key ${key}`, 'XL03000027'),
  missingUnit: (): Refusal => rule('Missing unit', 'BL03000018'),
  missingAccount: (line: number, number: string): Refusal =>
    rule(`Enter an account number on line item ${line}, in transaction '${number},' and try again`),
  invalidCustomer: (id: string): Refusal =>
    rule(`Customer '${id}' specified is not valid.`, undefined, '/customer'),
  onHold: (): Refusal => rule('Customer is on hold', undefined, '/customer'),
} as const
