import { appliedTo, arBalance } from '../../../core/ledger/balance.ts'
import { mergePulled, paymentGone } from '../../../core/ledger/merge.ts'
import type { Invoice, Payment, PaymentMethod, PaymentStatus } from '../../../core/ledger/records.ts'
import { submissionOf, transition, waitsForSetting } from '../../../core/ledger/submission.ts'
import { mergeTwin, twinProposals } from '../../../core/ledger/twins.ts'
import { anInvoice, aPayment } from './examples.ts'

/** What the accounting system or the processor tells; it may arrive in any order and more than once. */
export type ServerEvent =
  | { invoice: Invoice }
  | { payment: Payment }
  | { deleted: string; at: string }
  | { status: PaymentStatus; ofOwn: string }

interface BookedPayment {
  externalId: string
  ourKey: string | undefined
  amount: number
  applications: { invoiceId: string; amount: number }[]
  voided: boolean
  deleted: boolean
  at: string
}

/** A small accounting system: it keeps the truth, and tells it in snapshots. */
export class Books {
  #clock = Date.parse('2026-05-02T00:00:00Z')
  readonly totals = new Map([
    ['1', 50_000],
    ['2', 30_000],
    ['3', 900],
  ])
  readonly payments: BookedPayment[] = []

  tick(): string {
    this.#clock += 1000
    return new Date(this.#clock).toISOString()
  }

  balance(invoiceId: string): number {
    const live = this.payments.filter(({ voided, deleted }) => !voided && !deleted)
    return live.reduce((rest, part) => rest - appliedTo(part, invoiceId), this.totals.get(invoiceId) ?? 0)
  }

  invoiceNow(id: string, at: string): Invoice {
    return anInvoice({
      id,
      externalId: id,
      total: this.totals.get(id) ?? 0,
      accountingBalance: this.balance(id),
      updatedThere: at,
      readAt: at,
    })
  }

  add(amount: number, applications: BookedPayment['applications'], ourKey?: string): ServerEvent[] {
    const booked = { externalId: String(900 + this.payments.length), ourKey, amount, applications }
    this.payments.push({ ...booked, voided: false, deleted: false, at: '' })
    return this.#tell(this.payments.length - 1)
  }

  /** The user of the books changes the k-th living payment. */
  change(k: number, how: 'delete' | 'void' | 'edit'): ServerEvent[] {
    const living = this.payments.filter(({ voided, deleted }) => !voided && !deleted)
    const booked = living[k % Math.max(1, living.length)]
    if (!booked) return []
    const touched = booked.applications.map(({ invoiceId }) => invoiceId)
    if (how === 'delete') booked.deleted = true
    if (how === 'void') booked.voided = true
    if (how === 'edit')
      booked.applications = booked.applications.map(part => ({
        ...part,
        amount: Math.floor(part.amount / 2),
      }))
    return this.#tell(this.payments.indexOf(booked), touched)
  }

  #tell(index: number, touched?: string[]): ServerEvent[] {
    const booked = this.payments[index] as BookedPayment
    booked.at = this.tick()
    const { externalId, at } = booked
    const invoices = [...new Set(touched ?? booked.applications.map(({ invoiceId }) => invoiceId))]
    const news = booked.deleted ? { deleted: externalId, at } : { payment: this.#snapshot(booked) }
    return [news, ...invoices.map(id => ({ invoice: this.invoiceNow(id, at) }))]
  }

  #snapshot({ externalId, ourKey, voided, ...booked }: BookedPayment): Payment {
    const applications = voided ? [] : booked.applications
    const amount = voided ? 0 : booked.amount
    return aPayment({
      id: externalId,
      externalId,
      origin: 'imported',
      source: 'imported',
      syncState: 'synced',
      method: 'other',
      status: voided ? 'voided' : 'succeeded',
      standing: voided ? 'gone' : 'there',
      amount,
      applications,
      unapplied: applications.reduce((rest, part) => rest - part.amount, amount),
      voided,
      updatedThere: booked.at,
      readAt: booked.at,
      ...(ourKey === undefined ? {} : { ourKey }),
    })
  }
}

export type SendOutcome = 'accepted' | 'no answer, took effect' | 'no answer, did not' | 'refused'

/** The ledger as the engine keeps it, by the pure rules alone. */
export class Ledger {
  readonly invoices = new Map<string, Invoice>()
  readonly payments = new Map<string, Payment>()
  readonly #deleted = new Map<string, string>()
  submitAuthorizedAch = true
  readonly books: Books

  constructor(books: Books) {
    this.books = books
    for (const id of books.totals.keys()) this.invoices.set(id, books.invoiceNow(id, books.tick()))
  }

  hear(event: ServerEvent): void {
    if ('invoice' in event) {
      const { invoice } = event
      this.invoices.set(invoice.id, mergePulled(this.invoices.get(invoice.id), invoice))
    } else if ('payment' in event) this.#hearPayment(event.payment)
    else if ('deleted' in event) this.#hearDeletion(event.deleted, event.at)
    else {
      const own = this.payments.get(event.ofOwn) as Payment
      this.payments.set(own.id, { ...own, status: transition(own.status, event.status) })
    }
  }

  #hearPayment(pulled: Payment): void {
    const known = this.#byExternalId(pulled.externalId) ?? this.#waitingFor(pulled.ourKey)
    const deletedAt = this.#deleted.get(pulled.id)
    if (deletedAt !== undefined && known?.origin !== 'own') return
    const merged = mergePulled(known, pulled)
    this.payments.set(merged.id, deletedAt === undefined ? merged : paymentGone(merged, deletedAt))
  }

  #hearDeletion(externalId: string, at: string): void {
    this.#deleted.set(externalId, at)
    const known = this.#byExternalId(externalId)
    if (known?.origin === 'own') this.payments.set(known.id, paymentGone(known, at))
    else if (known) this.payments.delete(known.id)
  }

  #byExternalId = (externalId: string | undefined): Payment | undefined =>
    [...this.payments.values()].find(payment => payment.externalId === externalId && externalId !== undefined)

  #waitingFor = (key: string | undefined): Payment | undefined =>
    [...this.payments.values()].find(
      payment => key !== undefined && payment.ourKey === key && payment.externalId === undefined,
    )

  /** The user records a payment: at most what AR says is owed is applied, the rest is unapplied. */
  record(
    amounts: Record<string, number>,
    rest: number,
    method: PaymentMethod,
    status: PaymentStatus,
  ): string {
    const id = `own-${this.payments.size}-${this.books.tick()}`
    const applications = Object.entries(amounts).flatMap(([invoiceId, wanted]) => {
      const invoice = this.invoices.get(invoiceId) as Invoice
      const amount = Math.min(wanted, arBalance(invoice, [...this.payments.values()]))
      return amount > 0 ? [{ invoiceId, amount }] : []
    })
    const amount = applications.reduce((sum, part) => sum + part.amount, rest)
    const held = this.submitAuthorizedAch ? {} : { held: true }
    const facts = { id, ourKey: `key ${id}`, amount, applications, unapplied: rest, method, status, ...held }
    this.payments.set(id, aPayment(facts))
    return id
  }

  /** One turn of the worker: sends what is to be sent. @returns what the books tell about it */
  push(outcome: SendOutcome): ServerEvent[] {
    const told: ServerEvent[] = []
    for (const payment of [...this.payments.values()]) {
      if (payment.syncState === 'failed' || submissionOf(payment, this).action !== 'submit') continue
      if (outcome === 'refused') this.payments.set(payment.id, { ...payment, syncState: 'failed' })
      else told.push(...this.#send(this.#stillOwed(payment), outcome))
    }
    return told
  }

  #send(payment: Payment, outcome: SendOutcome): ServerEvent[] {
    this.payments.set(payment.id, { ...payment, standing: 'in-flight', syncState: 'unknown' })
    if (outcome === 'no answer, did not') return []
    const told = this.books.add(payment.amount, payment.applications, payment.ourKey)
    // The answer and the re-read invoices are stored in one transaction (design §3).
    if (outcome === 'accepted') for (const event of told) this.hear(event)
    return told
  }

  /** The user's choice when an invoice owes less by now: apply what is still owed. */
  #stillOwed(payment: Payment): Payment {
    const applications = payment.applications.flatMap(({ invoiceId, amount }) => {
      const owed = Math.min(amount, this.books.balance(invoiceId))
      return owed > 0 ? [{ invoiceId, amount: owed }] : []
    })
    return {
      ...payment,
      applications,
      unapplied: applications.reduce((rest, part) => rest - part.amount, payment.amount),
    }
  }

  retryFailed = (): void => this.#each(payment => payment.syncState === 'failed', { syncState: 'unsynced' })

  switchSetting(): void {
    if (this.submitAuthorizedAch) this.#each(waitsForSetting, { held: true })
    this.submitAuthorizedAch = !this.submitAuthorizedAch
  }

  agreeToSend = (): void => this.#each(payment => payment.held === true, { held: false })

  /** @returns the pair that the user took for one, if there was one to take */
  markSynced(): { own: string; externalId: string } | undefined {
    const all = [...this.payments.values()]
    for (const own of all) {
      const twin = twinProposals(own, all)[0]
      if (!twin) continue
      this.payments.delete(twin.id)
      this.payments.set(own.id, mergeTwin(own, twin))
      return { own: own.id, externalId: twin.id }
    }
    return undefined
  }

  /** An unanswered intent that surely made nothing there waits again. */
  lookUp(): void {
    this.#each(
      payment =>
        payment.standing === 'in-flight' &&
        !this.books.payments.some(({ ourKey }) => ourKey === payment.ourKey),
      { standing: 'none', syncState: 'unsynced' },
    )
  }

  #each(which: (payment: Payment) => boolean, patch: Partial<Payment>): void {
    for (const payment of this.payments.values())
      if (which(payment)) this.payments.set(payment.id, { ...payment, ...patch })
  }
}
