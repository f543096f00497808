import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appliedTo, compareBalance } from '../../../core/ledger/balance.ts'
import type { PaymentStatus } from '../../../core/ledger/records.ts'
import { Books, Ledger, type SendOutcome, type ServerEvent } from './books-and-ledger.ts'

/** What a user, the worker or the user of the books does next; these happen in their order. */
type Step =
  | { do: 'record'; amounts: Record<string, number>; rest: number; ach: boolean; fate: PaymentStatus[] }
  | { do: 'push'; outcome: SendOutcome }
  | { do: 'pay there'; invoiceId: string; amount: number }
  | { do: 'pay there what waits here'; k: number }
  | { do: 'change there'; k: number; how: 'delete' | 'void' | 'edit' }
  | { do: 'hear'; k: number; again: boolean }
  | { do: 'retry' | 'switch setting' | 'agree' | 'mark synced' }

const FATES: PaymentStatus[][] = [
  ['authorized'],
  ['authorized', 'succeeded'],
  ['authorized', 'succeeded', 'failed'],
  ['authorized', 'succeeded', 'refunded'],
  ['authorized', 'failed'],
  ['authorized', 'voided'],
  ['succeeded'],
  ['succeeded', 'failed'],
]

const invoiceId = fc.constantFrom('1', '2', '3')
const minor = fc.integer({ min: 1, max: 20_000 })
const k = fc.nat(50)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      amounts: fc.dictionary(invoiceId, minor, { maxKeys: 3 }),
      rest: fc.nat(500),
      ach: fc.boolean(),
      fate: fc.constantFrom(...FATES),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      outcome: fc.constantFrom<SendOutcome>(
        'accepted',
        'no answer, took effect',
        'no answer, did not',
        'refused',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pay there' as const), invoiceId, amount: minor }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pay there what waits here' as const), k }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change there' as const),
      k,
      how: fc.constantFrom('delete' as const, 'void' as const, 'edit' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('hear' as const), k, again: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'retry' as const,
        'switch setting' as const,
        'agree' as const,
        'mark synced' as const,
      ),
    }),
  },
)

/** One history: the books, the ledger, what is still under way, and what a bystander wrote down. */
class History {
  readonly books = new Books()
  readonly ledger = new Ledger(this.books)
  readonly underWay: ServerEvent[] = []
  /** How each of our payments ends. */
  readonly fates = new Map<string, PaymentStatus>()
  /** The payment in the books that the user took for ours. */
  readonly taken = new Map<string, string>()

  act(next: Step): void {
    switch (next.do) {
      case 'record': {
        const [first = 'succeeded', ...later] = next.fate
        const id = this.ledger.record(next.amounts, next.rest, next.ach ? 'ach' : 'card', first)
        this.fates.set(id, next.fate.at(-1) ?? first)
        this.underWay.push(...later.map(status => ({ status, ofOwn: id })))
        return
      }
      case 'push':
        this.underWay.push(...this.ledger.push(next.outcome))
        return
      case 'pay there': {
        const amount = Math.min(next.amount, this.books.balance(next.invoiceId))
        if (amount > 0) this.underWay.push(...this.books.add(amount, [{ invoiceId: next.invoiceId, amount }]))
        return
      }
      case 'pay there what waits here': {
        const waiting = [...this.ledger.payments.values()].filter(({ standing }) => standing === 'none')
        const own = waiting[next.k % Math.max(1, waiting.length)]
        if (!own?.applications.every(part => part.amount <= this.books.balance(part.invoiceId))) return
        this.underWay.push(...this.books.add(own.amount, own.applications))
        return
      }
      case 'change there':
        this.underWay.push(...this.books.change(next.k, next.how))
        return
      case 'hear': {
        const index = next.k % Math.max(1, this.underWay.length)
        const event = this.underWay[index]
        if (event) this.ledger.hear(event)
        if (event && !next.again) this.underWay.splice(index, 1)
        return
      }
      case 'retry':
        this.ledger.retryFailed()
        return
      case 'switch setting':
        this.ledger.switchSetting()
        return
      case 'agree':
        this.ledger.agreeToSend()
        return
      case 'mark synced': {
        const pair = this.ledger.markSynced()
        if (pair) this.taken.set(pair.own, pair.externalId)
      }
    }
  }

  /** Everything told has arrived, in some order, and arrived again in another; nothing is in flight. */
  rest(order: readonly number[]): void {
    const rank = (index: number) => order[index % order.length] ?? 0
    const shuffled = this.underWay
      .map((event, index) => ({ event, rank: rank(index) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ event }) => event)
    for (const event of [...shuffled, ...shuffled.toReversed()]) this.ledger.hear(event)
    this.ledger.lookUp()
  }

  /** The payment in the books that is ours; undefined when none ever was. */
  bookedOf = (id: string) =>
    this.books.payments.find(
      ({ ourKey, externalId }) => ourKey === `key ${id}` || externalId === this.taken.get(id),
    )
}

const histories = fc.tuple(
  fc.array(step, { minLength: 1, maxLength: 40 }),
  fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
)
const atRest = (check: (history: History) => void) =>
  fc.assert(
    fc.property(histories, ([steps, order]) => {
      const history = new History()
      for (const next of steps) history.act(next)
      history.rest(order)
      check(history)
    }),
    { numRuns: 400 },
  )

describe('payments and balances, whatever arrives in whatever order and how often', () => {
  it('received is applied and unapplied', () =>
    atRest(({ ledger }) => {
      for (const payment of ledger.payments.values())
        expect(payment.applications.reduce((rest, part) => rest - part.amount, payment.amount)).toBe(
          payment.unapplied,
        )
    }))

  it('also when one of ours is edited there, whatever happens beside it', () =>
    fc.assert(
      fc.property(histories, minor, ([steps, order], rest) => {
        const history = new History()
        const amounts = { '1': 901, '2': 40 }
        history.act({ do: 'record', amounts, rest, ach: false, fate: ['succeeded'] })
        history.act({ do: 'push', outcome: 'accepted' })
        history.act({ do: 'change there', k: 0, how: 'edit' })
        for (const next of steps) history.act(next)
        history.rest(order)
        for (const { amount, applications, unapplied } of history.ledger.payments.values())
          expect(applications.reduce((left, part) => left - part.amount, amount)).toBe(unapplied)
      }),
    ))

  it('the accounting balance is what the books say, and AR differs from it by named causes alone', () =>
    atRest(({ ledger, books, fates, bookedOf }) => {
      for (const invoice of ledger.invoices.values()) {
        const compared = compareBalance(invoice, [...ledger.payments.values()], ledger)
        expect(compared.accounting).toBe(books.balance(invoice.id))
        const waiting = [...fates].filter(
          ([id, fate]) => (fate === 'authorized' || fate === 'succeeded') && !bookedOf(id),
        )
        const notThere = waiting
          .map(([id]) => ledger.payments.get(id))
          .reduce((sum, payment) => sum + (payment ? appliedTo(payment, invoice.id) : 0), 0)
        expect(compared.ar).toBe(books.balance(invoice.id) - notThere)
        expect(compared.causes.map(({ kind }) => kind)).not.toContain('unknown')
        expect(compared.causes.map(({ kind }) => kind)).not.toContain('in-flight')
        expect(compared.causes.reduce((sum, { amount }) => sum + amount, 0)).toBe(compared.difference)
      }
    }))

  it('and at every moment before, nothing is unknown', () =>
    fc.assert(
      fc.property(histories, ([steps]) => {
        const history = new History()
        for (const next of steps) {
          history.act(next)
          for (const invoice of history.ledger.invoices.values()) {
            const payments = [...history.ledger.payments.values()]
            const { causes, difference } = compareBalance(invoice, payments, history.ledger)
            expect(causes.filter(({ kind }) => kind === 'unknown')).toEqual([])
            expect(causes.reduce((sum, { amount }) => sum + amount, 0)).toBe(difference)
          }
        }
      }),
    ))

  it('what failed and still stands there is counted as not collected', () =>
    atRest(({ ledger, fates, bookedOf }) => {
      const failed = [...fates].filter(([, fate]) => fate === 'failed' || fate === 'voided')
      const living = failed
        .map(([id]) => bookedOf(id))
        .filter(booked => booked && !booked.deleted && !booked.voided)
      for (const invoice of ledger.invoices.values()) {
        const { notCollected } = compareBalance(invoice, [...ledger.payments.values()], ledger)
        expect(notCollected).toBe(
          living.reduce((sum, booked) => sum + (booked ? appliedTo(booked, invoice.id) : 0), 0),
        )
      }
    }))

  it('each payment stands once, in its last status', () =>
    atRest(({ ledger, books, fates, bookedOf }) => {
      for (const [id, fate] of fates) expect(ledger.payments.get(id)?.status).toBe(fate)
      const ours = new Set([...fates.keys()].map(id => bookedOf(id)?.externalId))
      const theirs = books.payments.filter(({ externalId, deleted }) => !ours.has(externalId) && !deleted)
      expect([...ledger.payments.keys()].sort()).toEqual(
        [...fates.keys(), ...theirs.map(({ externalId }) => externalId)].sort(),
      )
      for (const id of fates.keys()) {
        const booked = bookedOf(id)
        const standing = booked ? (booked.deleted || booked.voided ? 'gone' : 'there') : 'none'
        expect(ledger.payments.get(id)?.standing).toBe(standing)
      }
    }))

  it('meets every kind of history: the steps above are not idle', () => {
    const met = new Set<string>()
    for (const [steps, order] of fc.sample(histories, { numRuns: 400, seed: 7 })) {
      const history = new History()
      for (const next of steps) history.act(next)
      history.rest(order)
      if (history.taken.size > 0) met.add('marked as synced')
      for (const invoice of history.ledger.invoices.values()) {
        const payments = [...history.ledger.payments.values()]
        const compared = compareBalance(invoice, payments, history.ledger)
        for (const { kind } of compared.causes) met.add(kind)
        if (compared.notCollected > 0) met.add('not collected')
      }
      for (const { standing, status } of history.ledger.payments.values()) met.add(`${status} ${standing}`)
    }
    expect([...met]).toEqual(
      expect.arrayContaining([
        'marked as synced',
        'authorized-ach-waiting',
        'authorized-other-waiting',
        'not-sent-yet',
        'failed-to-sync',
        'not collected',
        'failed there',
        'failed gone',
        'failed none',
        'succeeded gone',
        'refunded there',
        'voided none',
      ]),
    )
  })
})
