import type { Clock } from '../shared/clock.ts'
import { Pdfs } from './api/pdfs.ts'
import type { Row } from './books/books.ts'
import { type Data, listAt, text } from './books/data.ts'
import { fullRecord } from './books/view.ts'
import { fullName, type ShortName } from './names.ts'
import type { Settings, WriteOptions } from './rules/context.ts'
import { Ledger } from './rules/ledger.ts'

/** One company with its books, and the hands of somebody who works in Intacct behind our back. */
export class Company {
  /** What users type at sign-in. */
  readonly id: string
  /** Its number inside Intacct. */
  readonly key: string
  readonly ledger: Ledger
  readonly pdfs = new Pdfs()

  constructor(id: string, key: string, clock: Clock, settings: Settings) {
    this.id = id
    this.key = key
    this.ledger = new Ledger(clock, settings)
  }

  get name(): string {
    return this.ledger.settings.name
  }

  /** How it is set up, and how open questions are answered; all of it may be changed while it runs. */
  get settings(): Settings {
    return this.ledger.settings
  }

  /** The record as GET gives it, undefined when there is none. */
  read(what: ShortName, key: string): Data | undefined {
    const row = this.ledger.row(fullName(what), key)
    return row && structuredClone(fullRecord(this.ledger, row))
  }

  /** All records of a kind, in the order of their keys. */
  all(what: ShortName): Data[] {
    return this.ledger.books.rows(fullName(what)).map(row => structuredClone(fullRecord(this.ledger, row)))
  }

  find(what: ShortName, wanted: (held: Data) => boolean): Data | undefined {
    return this.all(what).find(wanted)
  }

  /** The AR invoice of this number. @throws Error when there is none. */
  invoice(number: string): Data {
    return this.#must('invoice', row => row.data.invoiceNumber === number, number)
  }

  /** By id. @throws Error when there is none. */
  customer(id: string): Data {
    return this.#must('customer', row => row.data.id === id, id)
  }

  item(id: string): Data {
    return this.#must('item', row => row.data.id === id, id)
  }

  /** The Order Entry document, e.g. `Sales Invoice-SI0310`. @throws Error when there is none. */
  document(documentId: string): Data {
    return this.#must('document', row => row.data.documentId === documentId, documentId)
  }

  /** Payments on an invoice, oldest first. */
  paymentsOf(invoiceKey: string): Data[] {
    return this.all('payment').filter(payment =>
      listAt(payment, 'paymentDetails').some(detail => text(detail, 'arInvoice.key') === invoiceKey),
    )
  }

  /** `what` may be a document type, `document::Sales Invoice`. @throws Refusal */
  create(
    what: ShortName | `document::${string}`,
    draft: Data,
    options: WriteOptions = { force: true },
  ): Data {
    const name = what.startsWith('document::') ? `order-entry/${what}` : fullName(what as ShortName)
    const row = this.ledger.create(name, structuredClone(draft), options)
    return structuredClone(fullRecord(this.ledger, row))
  }

  /** @throws Refusal */
  edit(what: ShortName, key: string, patch: Data, options: WriteOptions = { force: true }): Data {
    const row = this.ledger.existing(fullName(what), key)
    this.ledger.update(row, structuredClone(patch), options)
    return structuredClone(fullRecord(this.ledger, row))
  }

  /** @throws Refusal */
  remove(what: ShortName, key: string, options: WriteOptions = { force: true }): void {
    this.ledger.remove(this.ledger.existing(fullName(what), key), options)
  }

  /** Undoes a posted invoice or payment. @returns the reversing record. @throws Refusal */
  reverse(what: 'invoice' | 'payment', key: string, reversedDate = this.ledger.today()): Data {
    const row = this.ledger.existing(fullName(what), key)
    const made = this.ledger.run(row, 'reverse', { key, reversedDate }, { force: true })
    return structuredClone(fullRecord(this.ledger, made))
  }

  /** A receipt for one invoice, in cash terms: the whole balance, or part of it. @throws Refusal */
  pay(invoiceKey: string, amount?: string, more: Data = {}): Data {
    const invoice = this.ledger.existing('accounts-receivable/invoice', invoiceKey).data
    return this.create('payment', {
      customer: { key: text(invoice, 'customer.key') },
      financialEntity: { entityId: BANK },
      paymentMethod: 'eft',
      paymentSummary: { receiptDate: this.ledger.today() },
      txnCurrency: { currency: text(invoice, 'currency.txnCurrency') },
      paymentDetails: [
        {
          arInvoice: { key: invoiceKey },
          txnCurrency: { paymentAmount: amount ?? String(invoice.totalTxnAmountDue) },
        },
      ],
      ...more,
    })
  }

  /** Closes the books through this day, the day included; undefined opens them. */
  closeBooks(through: string | undefined): void {
    this.ledger.settings.closedThrough = through
  }

  #must(what: ShortName, wanted: (row: Row) => boolean, name: string): Data {
    const row = this.ledger.books.rows(fullName(what)).find(wanted)
    if (!row) throw new Error(`${this.id} has no ${what} ${name}.`)
    return structuredClone(fullRecord(this.ledger, row))
  }
}

/** The bank account that every seeded company has. */
export const BANK = 'BOA-OPER'
