import type { Clock } from '../../shared/clock.ts'
import { Books, type Row } from '../books/books.ts'
import { type Data, text } from '../books/data.ts'
import { modelNamed, modelOf, OWNED } from '../model/registry.ts'
import { payload, problems, refusals } from '../refusal.ts'
import type { Rules, Settings, WriteOptions } from './context.ts'
import { createDocument, DOCUMENT, removeDocument, updateDocument } from './document.ts'
import {
  createInvoice,
  INVOICE,
  removeInvoice,
  reverseInvoice,
  submitInvoice,
  updateInvoice,
} from './invoice.ts'
import { Links } from './links.ts'
import { createListed, removeListed, reverseDeposit, updateListed } from './lists.ts'
import { createPayable, PAYABLES, updatePayable } from './payables.ts'
import { checked } from './payload.ts'
import { createPayment, PAYMENT, removePayment, reversePayment, submitPayment } from './payment.ts'

/** Objects that REST only reads (facts §6.1, §7.1, §8). */
const READ_ONLY = new Set([
  'accounts-receivable/payment-detail',
  'company-config/user',
  'company-config/company-preference',
  'company-config/multi-entity-preference',
  'company-config/order-entry-preference',
  'order-entry/txn-definition',
  'general-ledger/account',
  'cash-management/deposit-detail',
])

/** The books of one company together with the rules that guard them. */
export class Ledger implements Rules {
  readonly books: Books
  readonly links = new Links()
  readonly settings: Settings

  constructor(clock: Clock, settings: Settings) {
    this.books = new Books(clock)
    this.settings = settings
  }

  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.settings.timeZone }).format(
      this.books.clock.now(),
    )
  }

  /** `name` may carry a type, `order-entry/document::Sales Invoice`. @throws Refusal */
  create(name: string, sent: Data, options: WriteOptions = {}): Row {
    const { model, type } = modelNamed(name) ?? { model: undefined, type: undefined }
    if (!model) throw refusals.noSuchObject(name)
    if (READ_ONLY.has(model.name) && !options.force) throw refusals.notAllowed('POST', name)
    const data = checked(model, sent, 'create', this.settings)
    if (OWNED[model.name]) return this.#createLine(model.name, data, options)
    switch (model.name) {
      case INVOICE:
        return createInvoice(this, data, options)
      case PAYMENT:
        return createPayment(this, data, options)
      case DOCUMENT:
        if (type === undefined) throw refusals.notAllowed('POST', name)
        return createDocument(this, type, data, options)
      default:
        if (PAYABLES.has(model.name)) return createPayable(this, model.name, data, options)
        return createListed(this, model.name, data, options)
    }
  }

  /** @throws Refusal */
  update(row: Row, sent: Data, options: WriteOptions = {}): void {
    const { object } = row
    // Payments are corrected by reversing them (facts §6.6).
    if ((READ_ONLY.has(object) && !options.force) || object === PAYMENT)
      throw refusals.notAllowed('PATCH', object)
    const place = OWNED[object]
    const patch = checked(modelOf(object), sent, 'update', this.settings)
    if (place) this.#patchLine(row, { ...patch, key: row.key }, options)
    else if (object === INVOICE) updateInvoice(this, row, patch, options)
    else if (object === DOCUMENT) updateDocument(this, row, patch, options)
    else if (PAYABLES.has(object)) updatePayable(this, row, patch, options)
    else updateListed(this, row, patch, options)
  }

  /** @throws Refusal */
  remove(row: Row, options: WriteOptions = {}): void {
    const { object } = row
    if (READ_ONLY.has(object) && !options.force) throw refusals.notAllowed('DELETE', object)
    if (OWNED[object]) this.#patchLine(row, { key: row.key, 'ia::operation': 'delete' }, options)
    else if (object === INVOICE) removeInvoice(this, row, options)
    else if (object === PAYMENT) removePayment(this, row, options)
    else if (object === DOCUMENT) removeDocument(this, row, options)
    else removeListed(this, row)
  }

  /** The workflows (facts §6.2, §6.6). @returns the record named in the answer. @throws Refusal */
  run(row: Row, action: string, body: Data, options: WriteOptions = {}): Row {
    const { object } = row
    if (object === INVOICE && action === 'submit') submitInvoice(this, row, options)
    else if (object === PAYMENT && action === 'submit') submitPayment(this, row, options)
    else if (object === 'cash-management/deposit' && action === 'reverse') reverseDeposit(this, row)
    else if (action === 'reverse' && (object === INVOICE || object === PAYMENT)) {
      const date = text(body, 'reversedDate')
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw payload([problems.required('reversedDate')])
      const undo = object === INVOICE ? reverseInvoice : reversePayment
      return undo(this, row, date, body.memo, { ...options, entity: row.entity })
    } else throw refusals.noSuchObject(`${object}/${action}`)
    return row
  }

  /** A row by key; owned ones are looked up in their owners. */
  row(object: string, key: string): Row | undefined {
    if (!OWNED[object]) return this.books.row(object, key)
    return this.books.owned(object).find(row => row.key === key)
  }

  /** @throws Refusal when there is none. */
  existing(object: string, key: string): Row {
    const row = this.row(object, key)
    if (!row) throw refusals.notFound()
    return row
  }

  #createLine(object: string, data: Data, options: WriteOptions): Row {
    const place = OWNED[object] as NonNullable<(typeof OWNED)[string]>
    const { [place.back]: back, ...line } = data
    const { key, id } = (back ?? {}) as { key?: string; id?: string }
    const owner = this.books.row(place.owner, String(key ?? id ?? ''))
    if (!owner) throw payload([problems.required(place.back)])
    const before = new Set(this.books.ownedOf(object, owner).map(row => row.key))
    this.update(owner, { [place.list]: [line] }, options)
    const made = this.books.ownedOf(object, owner).find(row => !before.has(row.key))
    if (!made) throw refusals.notFound()
    return made
  }

  #patchLine(row: Row, line: Data, options: WriteOptions): void {
    const place = OWNED[row.object] as NonNullable<(typeof OWNED)[string]>
    const owner = this.existing(place.owner, String((row.data[place.back] as { key: string }).key))
    this.update(owner, { [place.list]: [line] }, options)
  }
}
