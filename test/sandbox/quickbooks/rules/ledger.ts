import type { Clock } from '../../shared/clock.ts'
import { toMinor } from '../../shared/decimal.ts'
import { Books, type Draft } from '../books/books.ts'
import {
  type CreditMemo,
  type Customer,
  type Deposit,
  type Entity,
  type EntityName,
  type EntityTypes,
  type Invoice,
  type Item,
  isTransaction,
  type Payment,
  type Preferences,
} from '../books/entities.ts'
import { Links } from '../books/links.ts'
import { faults } from '../fault.ts'
import { pacificTime } from '../pacific.ts'
import { checkKnown, checkPeriod } from './checks.ts'
import type { WriteContext } from './context.ts'
import { invoiceFrom, voided } from './invoice.ts'
import { creditMemoFrom, customerFrom, depositFrom, itemFrom, listEntryFrom } from './other.ts'
import { checkDeposited, paymentFrom } from './payment.ts'
import { renameReferences } from './references.ts'
import { carryCustomerBalance, owed, release, relink, settle } from './settle.ts'

export type WriteOptions = Pick<WriteContext, 'allowDuplicateNumber' | 'force'>

/** The writes of one company, with QBO's rules. Every method throws `QboFault` in QBO's words. */
export class Ledger {
  readonly books: Books
  readonly links = new Links()
  /** Whose name a stale-object error tells. */
  otherUser = 'Maria Santos'
  overApplication: 'clamp' | 'refuse' = 'clamp'

  constructor(clock: Clock) {
    this.books = new Books(clock)
    this.books.onChange = (name, before, after) => carryCustomerBalance(this.books, name, before, after)
  }

  get preferences(): Preferences {
    const held = this.books.all('Preferences')[0]
    if (!held) throw new Error('The company has no Preferences yet.')
    return held
  }

  create(name: EntityName, draft: Draft, options: WriteOptions = {}): Entity {
    checkKnown(name, draft)
    const valid = this.#valid(name, strip(draft), undefined, options)
    return this.#link(name, undefined, this.books.insert(name, valid))
  }

  /** Sparse or full (facts §1.7): a full update blanks what is missing. */
  update(name: EntityName, draft: Draft, options: WriteOptions = {}): Entity {
    checkKnown(name, draft)
    const previous = this.#current(name, draft, options)
    const sent = strip(draft)
    const merged =
      draft.sparse === true ? { ...strip(previous), ...sent } : { ...computed(previous), ...sent }
    const valid = this.#valid(name, merged, previous, options)
    const after = this.books.replace(name, previous.Id, this.#carried(name, previous, valid))
    renameReferences(this.books, name, previous, after)
    return this.#link(name, previous, after)
  }

  /** Transactions only; a name is made inactive instead (facts §1.4). */
  remove(
    name: EntityName,
    draft: Draft,
    options: WriteOptions = {},
  ): { domain: string; status: string; Id: string } {
    if (!isTransaction(name)) throw faults.unsupported(`Operation delete on ${name}`)
    const previous = this.#current(name, draft, options)
    this.#checkRemovable(name, previous, options)
    const target = { type: name, id: previous.Id }
    if (name === 'Invoice' || name === 'CreditMemo') release(this.books, this.links, target, 0)
    this.books.erase(name, previous.Id)
    this.#link(name, previous, undefined)
    this.links.forget(target)
    return { domain: 'QBO', status: 'Deleted', Id: previous.Id }
  }

  /** Invoices and payments; a credit memo cannot be voided by API (facts §1.7). */
  void(name: EntityName, draft: Draft, options: WriteOptions = {}): Entity {
    if (name !== 'Invoice' && name !== 'Payment') throw faults.unsupported(`Operation void on ${name}`)
    const previous = this.#current(name, draft, options)
    this.#checkRemovable(name, previous, options)
    if (name === 'Invoice') {
      const target = { type: name, id: previous.Id }
      release(this.books, this.links, target, 0)
      const empty = { ...voided(previous as Invoice), LinkedTxn: [] }
      return this.books.replace(name, previous.Id, empty, 'void')
    }
    const note = (previous as Payment).PrivateNote
    const empty = {
      ...previous,
      TotalAmt: 0,
      UnappliedAmt: 0,
      Line: [],
      PrivateNote: note ? `Voided - ${note}` : 'Voided',
    }
    return this.#link(name, previous, this.books.replace(name, previous.Id, empty, 'void'))
  }

  /** Marks the invoice as e-mailed. @returns the invoice and where it went. */
  send(id: string, to: string | undefined): { invoice: Entity; to: string } {
    const invoice = this.existing('Invoice', id)
    const address = to ?? invoice.BillEmail?.Address
    if (!address || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address))
      // Text [R] in facts §1.11; that it is the answer here is inferred.
      throw faults.queryProcessing('To email address entered is invalid')
    const sent = {
      ...invoice,
      BillEmail: { Address: address },
      EmailStatus: 'EmailSent',
      DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: pacificTime(this.books.clock.now()) },
    }
    return { invoice: this.books.replace('Invoice', id, sent, 'send'), to: address }
  }

  existing<N extends EntityName>(name: N, id: string): EntityTypes[N] {
    if (!/^\d+$/.test(id)) throw faults.invalidId(id)
    const held = this.books.get(name, id)
    if (held) return held
    throw this.books.wasDeleted(name, id) ? faults.deleted() : faults.notFound()
  }

  #current(name: EntityName, draft: Draft, options: WriteOptions): Entity {
    if (draft.Id === undefined) throw faults.missing('Id')
    const previous = this.existing(name, String(draft.Id))
    if (options.force && draft.SyncToken === undefined) return previous
    if (draft.SyncToken === undefined) throw faults.missing('SyncToken')
    if (String(draft.SyncToken) !== previous.SyncToken) throw faults.stale(this.otherUser)
    return previous
  }

  /** What stands on a document stays as far as the changed document can carry it. */
  #carried(name: EntityName, previous: Entity, valid: Draft): Draft {
    if (name !== 'Invoice' && name !== 'CreditMemo') return valid
    const target = { type: name, id: previous.Id }
    const moved = (previous as Invoice).CustomerRef.value !== (valid as unknown as Invoice).CustomerRef.value
    release(this.books, this.links, target, moved ? 0 : toMinor(valid.TotalAmt as number))
    return { ...valid, ...owed(this.links, target, valid) }
  }

  #checkRemovable(name: EntityName, previous: Entity, options: WriteOptions): void {
    checkPeriod(this.#context(options), [previous.TxnDate as string], true)
    if (name === 'Payment') checkDeposited(this.#context(options), undefined, previous as Payment)
  }

  #context(options: WriteOptions): WriteContext {
    const preferences = this.preferences
    return {
      ...options,
      books: this.books,
      links: this.links,
      overApplication: this.overApplication,
      customNumbers: preferences.SalesFormsPrefs.CustomTxnNumbers,
      homeCurrency: preferences.CurrencyPrefs.HomeCurrency.value,
      closedThrough: preferences.AccountingInfoPrefs.BookCloseDate,
    }
  }

  #valid(name: EntityName, draft: Draft, previous: Entity | undefined, options: WriteOptions): Draft {
    const context = this.#context(options)
    switch (name) {
      case 'Invoice':
        return invoiceFrom(context, draft, previous as Invoice | undefined)
      case 'CreditMemo':
        return creditMemoFrom(context, draft, previous as CreditMemo | undefined)
      case 'Payment':
        return paymentFrom(context, draft, previous as Payment | undefined)
      case 'Deposit':
        return depositFrom(context, draft, previous as Deposit | undefined)
      case 'Customer':
        return customerFrom(context, draft, previous as Customer | undefined)
      case 'Item':
        return itemFrom(context, draft, previous as Item | undefined)
      case 'Term':
      case 'Account':
      case 'PaymentMethod':
        return listEntryFrom(context, name, draft, previous?.Id)
      default:
        if (!previous) throw faults.unsupported(`Operation create on ${name}`)
        return name === 'Preferences' && !options.force ? keepClosingDate(draft, previous) : draft
    }
  }

  /** Settles what a payment or deposit stands on, and answers the object as it then is. */
  #link(name: EntityName, before: Entity | undefined, after: Entity): Entity
  #link(name: EntityName, before: Entity | undefined, after: undefined): undefined
  #link(name: EntityName, before: Entity | undefined, after: Entity | undefined): Entity | undefined {
    for (const target of relink(this.links, name, before, after)) settle(this.books, this.links, target)
    return after && this.books.get(name, after.Id)
  }
}

/** What a caller cannot set is dropped: identity, times, and null for "blank it". */
function strip(draft: Draft): Draft {
  const {
    Id: _id,
    SyncToken: _token,
    MetaData: _meta,
    domain: _domain,
    sparse: _sparse,
    status: _s,
    ...rest
  } = draft
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
}

/** The closing date is read-only for an API caller (facts §1.8). */
function keepClosingDate(draft: Draft, previous: Entity): Draft {
  const { BookCloseDate: _sent, ...prefs } = (draft.AccountingInfoPrefs ?? {}) as Draft
  const { BookCloseDate } = (previous as Preferences).AccountingInfoPrefs
  return { ...draft, AccountingInfoPrefs: { ...prefs, ...(BookCloseDate ? { BookCloseDate } : {}) } }
}

/** What a full update cannot blank, because the server computes it. */
const computed = (previous: Entity): Draft => ({
  ...(previous.LinkedTxn === undefined ? {} : { LinkedTxn: previous.LinkedTxn }),
  ...(previous.DeliveryInfo === undefined ? {} : { DeliveryInfo: previous.DeliveryInfo }),
})
