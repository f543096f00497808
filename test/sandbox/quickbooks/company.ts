import type { Clock } from '../shared/clock.ts'
import type { Draft } from './books/books.ts'
import type { EntityName, EntityTypes } from './books/entities.ts'
import { Ledger, type WriteOptions } from './rules/ledger.ts'

export interface Mail {
  invoiceId: string
  to: string
  at: number
}

/** One company (realm) with its books, and the hands of somebody who works in QBO behind our back. */
export class Company {
  readonly realmId: string
  readonly ledger: Ledger
  /** Invoices e-mailed by the send call. */
  readonly mails: Mail[] = []

  constructor(realmId: string, clock: Clock) {
    this.realmId = realmId
    this.ledger = new Ledger(clock)
  }

  get name(): string {
    return this.ledger.books.all('CompanyInfo')[0]?.CompanyName ?? this.realmId
  }

  /** A copy of the object, undefined when there is none. */
  read<N extends EntityName>(name: N, id: string): EntityTypes[N] | undefined {
    return structuredClone(this.ledger.books.get(name, id))
  }

  /** Copies of all objects of a kind, in the order of their ids; inactive ones too. */
  all<N extends EntityName>(name: N): EntityTypes[N][] {
    return structuredClone(this.ledger.books.all(name))
  }

  find<N extends EntityName>(name: N, wanted: (held: EntityTypes[N]) => boolean): EntityTypes[N] | undefined {
    return structuredClone(this.ledger.books.all(name).find(wanted))
  }

  /** Exact document number. @throws Error when there is none. */
  invoice(number: string): EntityTypes['Invoice'] {
    const found = this.find('Invoice', held => held.DocNumber === number)
    if (!found) throw new Error(`${this.name} has no invoice ${number}.`)
    return found
  }

  customer(name: string): EntityTypes['Customer'] {
    const found = this.find('Customer', held => held.DisplayName === name)
    if (!found) throw new Error(`${this.name} has no customer ${name}.`)
    return found
  }

  item(name: string): EntityTypes['Item'] {
    const found = this.find('Item', held => held.Name === name)
    if (!found) throw new Error(`${this.name} has no item ${name}.`)
    return found
  }

  create<N extends EntityName>(
    name: N,
    draft: Draft,
    options: WriteOptions = { force: true },
  ): EntityTypes[N] {
    return structuredClone(this.ledger.create(name, draft, options)) as EntityTypes[N]
  }

  /** Changes some fields of the object as it now stands. */
  edit<N extends EntityName>(
    name: N,
    id: string,
    patch: Draft,
    options: WriteOptions = { force: true },
  ): EntityTypes[N] {
    const { SyncToken } = this.ledger.existing(name, id)
    const draft = { ...patch, Id: id, SyncToken, sparse: true }
    return structuredClone(this.ledger.update(name, draft, options)) as EntityTypes[N]
  }

  remove(name: EntityName, id: string, options: WriteOptions = { force: true }): void {
    const { SyncToken } = this.ledger.existing(name, id)
    this.ledger.remove(name, { Id: id, SyncToken }, options)
  }

  void(name: 'Invoice' | 'Payment', id: string, options: WriteOptions = { force: true }): void {
    const { SyncToken } = this.ledger.existing(name, id)
    this.ledger.void(name, { Id: id, SyncToken }, options)
  }

  /** Closes the books through this day, the day included; undefined opens them. */
  closeBooks(through: string | undefined): void {
    const { AccountingInfoPrefs } = this.ledger.preferences
    const { BookCloseDate: _old, ...rest } = AccountingInfoPrefs
    this.#prefer({ AccountingInfoPrefs: through ? { ...rest, BookCloseDate: through } : rest })
  }

  /** Who numbers invoices: true leaves it to the caller, false to QBO (facts §1.8). */
  customNumbers(on: boolean): void {
    this.#prefer({ SalesFormsPrefs: { ...this.ledger.preferences.SalesFormsPrefs, CustomTxnNumbers: on } })
  }

  #prefer(patch: Draft): void {
    this.edit('Preferences', this.ledger.preferences.Id, patch)
  }
}
