import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  AccountingError,
  type Connector,
  type Intent,
  type LookUp,
  type Page,
} from '../../../core/accounting/connector.ts'
import { addDays, isCalendarDate } from '../../../core/ledger/dates.ts'
import { newKey } from '../../../core/ledger/keys.ts'
import type { Customer, EntityKind, Invoice, LedgerRecord, Payment } from '../../../core/ledger/records.ts'
import { rejection } from './scripted-fetch.ts'

/** What shall become of the next request that writes. */
export type Trouble =
  | 'cut-before'
  | 'cut-after'
  | 'held-before'
  | 'held-after'
  | 'throttled'
  | 'server-error-after'
  | 'server-error-kept'
  | 'web-page'
  | 'cut-short'

/** What a system's API does not do, where another's does. */
type Gap = 'told-deletions' | 'versions' | 'mail' | 'repeated-numbers' | 'kept-failures' | 'repeated-names'

/** An accounting system under test with its books in reach: what a person working in it could see and do. */
export interface StandIn {
  connector: Connector
  companyId: string
  companyName: string
  /** How many live records of a kind the books hold, and their ids. */
  ids(entity: EntityKind): string[]
  /** A live customer, and an item that can be sold. */
  customer: { externalId: string; name: string; currency: string }
  item: string
  /** An open invoice with its own number; a number that several carry; one that none does. */
  invoice: { externalId: string; number: string }
  repeatedNumber: { number: string; ids: string[] }
  freeNumber(): string
  /** An inactive item, a date in an open period, one in a closed period. */
  inactiveItem: string
  openDate: string
  closedDate: string
  /** What somebody does there meanwhile. */
  edit(entity: 'invoice' | 'customer', externalId: string): void
  /** Under which terms an invoice stands there, by their name. */
  termsOf(invoiceExternalId: string): string | undefined
  remove(entity: 'invoice' | 'payment', externalId: string): void
  /** The system's clock, now, as an instant. */
  now(): string
  /** @returns a promise that settles when a request is held there without an answer. */
  trouble(what: Trouble): Promise<void>
  /** The access token dies; the refresh token is good. */
  expireAccess(): void
  /** The user ended the sign-in at the vendor. */
  revoke(): void
  gaps?: readonly Gap[]
  /** Where a page goes on that ended with this record, if that is not its id. */
  cursor?(entity: EntityKind, externalId: string): string
  /** Everything that signs in, now: none of it may show in a message. */
  secrets(): Promise<string[]>
  close(): Promise<void>
}

const ENTITIES: EntityKind[] = ['customer', 'item', 'invoice', 'payment', 'creditMemo']
const AMOUNTS = ['total', 'accountingBalance', 'amount', 'unapplied', 'remaining'] as const
const own = { connectionId: 'c', origin: 'own', syncState: 'syncing' } as const

export async function everyPage(read: (after?: string) => Promise<Page>): Promise<LedgerRecord[]> {
  const records: LedgerRecord[] = []
  let after: string | undefined
  do {
    const page: Page = await read(after)
    expect(page.problems).toEqual([])
    records.push(...page.records)
    after = page.next
  } while (after !== undefined)
  return records
}

/** `found 5`, `unclear 5,6`, `absent`, `done`. */
function short(answer: LookUp): string {
  if ('found' in answer) return `found ${answer.found.externalId}`
  if ('unclear' in answer) return `unclear ${answer.unclear.map(({ externalId }) => externalId)}`
  return 'done' in answer ? 'done' : 'absent'
}

/** The minutes for which an answer is waited for are over when `held` settles. */
async function withPatienceUntil<T>(held: Promise<void>, work: () => Promise<T>): Promise<T> {
  const real = globalThis.setTimeout
  const given: (() => void)[] = []
  const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, wait?: number) => {
    if ((wait ?? 0) >= 60_000) given.push(run)
    return real(run, wait)
  }) as typeof setTimeout)
  try {
    void held.then(() => {
      for (const giveUp of given) giveUp()
    })
    return await work()
  } finally {
    timers.mockRestore()
  }
}

const withoutTime = ({ readAt: _readAt, ...record }: LedgerRecord) => record

/** What any connector owes the engine (design §5, §6), whatever its system. */
export function describeConnector(name: string, start: () => Promise<StandIn>): void {
  describe(`${name}: the contract of connectors`, () => {
    let there: StandIn
    let connector: Connector
    beforeAll(async () => {
      there = await start()
      connector = there.connector
    }, 60_000)
    afterAll(() => there.close())

    let count = 0
    const key = () => crypto.randomUUID()
    const lacks = (gap: Gap) => there.gaps?.includes(gap) ?? false
    const customerIntent = (change: Partial<Customer> = {}): Intent & { action: 'create-customer' } => {
      const customer: Customer = {
        ...own,
        id: `own-${key()}`,
        kind: 'customer',
        name: `O'Neil & Søn ${++count} “quoted”`,
        email: 'o@neil.example',
        active: true,
        currency: there.customer.currency,
        ...change,
      }
      return { key: key(), action: 'create-customer', customer }
    }
    const invoiceIntent = (change: Partial<Invoice> = {}): Intent & { action: 'create-invoice' } => {
      const invoice: Invoice = {
        ...own,
        id: 'own-invoice',
        kind: 'invoice',
        number: there.freeNumber(),
        customerId: there.customer.externalId,
        customerName: there.customer.name,
        currency: there.customer.currency,
        date: there.openDate,
        lines: [
          { description: 'Work', itemId: there.item, quantity: '3', unitPrice: '33.35', amount: 10_005 },
          { itemId: there.item, amount: 1 },
        ],
        total: 10_006,
        accountingBalance: 10_006,
        voided: false,
        ...change,
      }
      const customerExternalId = there.customer.externalId
      return {
        key: key(),
        action: 'create-invoice',
        invoice,
        customerExternalId,
        allowDuplicateNumber: false,
      }
    }
    const paymentIntent = (
      { externalId: invoiceExternalId, version = '' }: { externalId: string; version?: string },
      change: Partial<Payment> = {},
    ): Intent & { action: 'create-payment' } => {
      const payment: Payment = {
        ...own,
        id: 'own-payment',
        kind: 'payment',
        customerId: there.customer.externalId,
        customerName: there.customer.name,
        currency: there.customer.currency,
        date: there.openDate,
        amount: 7_010,
        applications: [{ invoiceId: 'own-invoice', amount: 7_005 }],
        unapplied: 5,
        method: 'ach',
        status: 'succeeded',
        standing: 'none',
        source: 'manual',
        ourKey: newKey(),
        voided: false,
        ...change,
      }
      return {
        key: key(),
        action: 'create-payment',
        payment,
        customerExternalId: there.customer.externalId,
        applications: [{ invoiceExternalId, invoiceVersion: version, amount: 7_005 }],
      }
    }
    async function stored(intent: Intent): Promise<LedgerRecord & { externalId: string }> {
      const answer = await connector.send(connector.prepare(intent))
      if (!('stored' in answer) || !answer.stored.externalId) throw new Error(JSON.stringify(answer))
      return answer.stored as LedgerRecord & { externalId: string }
    }

    it('says who it is', async () => {
      expect(await connector.company()).toMatchObject({ companyId: there.companyId, name: there.companyName })
    })

    it('lists the terms of the books, and an invoice written with one has it there', async () => {
      const { terms = [] } = await connector.company()
      const chosen = terms.find(({ days }) => days === 15)
      expect(chosen).toEqual({ id: expect.any(String), name: 'Net 15', days: 15 })
      const dueDate = addDays(there.openDate, 15)
      const written = { terms: 'Net 15', termsId: chosen?.id ?? '', dueDate }
      const made = await stored(invoiceIntent(written))
      expect(there.termsOf(made.externalId)).toBe('Net 15')
      expect(made).toMatchObject(written)
      const without = await stored(invoiceIntent({ terms: 'As agreed', dueDate }))
      expect(there.termsOf(without.externalId)).not.toBe('As agreed')
      expect(without).toMatchObject({ dueDate })
    })

    it('counts all kinds at once, and tells no other time than it is there', async () => {
      const { counts, serverTime = there.now() } = await connector.census(ENTITIES)
      expect(counts).toEqual(ENTITIES.map(entity => there.ids(entity).length))
      expect(Math.abs(Date.parse(serverTime) - Date.parse(there.now()))).toBeLessThan(60_000)
    })

    describe.each(ENTITIES)('reading each %s', entity => {
      it('pages through all of them, as many as it counts, and as many as have keys', async () => {
        const records = await everyPage(after => connector.page(entity, after))
        const ids = there.ids(entity)
        expect(ids.length).toBeGreaterThan(0)
        expect(records.map(({ externalId }) => externalId)).toEqual(ids)
        expect(await connector.count(entity)).toBe(ids.length)
        const keys: string[] = []
        let after: string | undefined
        do {
          const page = await connector.keys(entity, after)
          keys.push(...page.keys)
          after = page.next
        } while (after !== undefined)
        expect(keys).toEqual(ids)
      })

      it('goes on from a key in the middle', async () => {
        const ids = there.ids(entity)
        const middle = Math.floor(ids.length / 2)
        const id = ids[middle] as string
        const start = there.cursor?.(entity, id) ?? id
        const rest = await everyPage(after => connector.page(entity, after ?? start))
        expect(rest.map(({ externalId }) => externalId)).toEqual(ids.slice(middle + 1))
      })

      it('gives whole records of the ledger', async () => {
        for (const record of await everyPage(after => connector.page(entity, after))) {
          expect(record).toMatchObject({ kind: entity, origin: 'imported', syncState: 'synced' })
          expect(record.id).toBe(record.externalId)
          for (const instant of [record.readAt, record.createdThere, record.updatedThere])
            expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
          for (const field of AMOUNTS)
            if (field in record) expect(record[field as keyof LedgerRecord]).toSatisfy(Number.isSafeInteger)
          if ('date' in record) expect(record.date).toSatisfy(isCalendarDate)
          if (record.kind === 'payment') {
            const applied = record.applications.reduce((sum, { amount }) => sum + amount, 0)
            expect(applied + record.unapplied + (record.elsewhere ?? 0)).toBe(record.amount)
            expect(record).toMatchObject(
              record.voided
                ? { status: 'voided', standing: 'gone', source: 'imported' }
                : { status: 'succeeded', standing: 'there', source: 'imported' },
            )
          }
        }
      })

      it('reads one as its page gave it', async () => {
        const records = await everyPage(after => connector.page(entity, after))
        // The last too: it may come from another place than the first.
        for (const record of [records[0], records.at(-1)] as (LedgerRecord & { externalId: string })[]) {
          const answer = await connector.read(entity, record.externalId)
          expect('found' in answer && withoutTime(answer.found)).toEqual(withoutTime(record))
        }
      })

      it('says that an id is not there', async () => {
        expect(await connector.read(entity, '987654321')).toEqual({ gone: 'not-found' })
      })

      it('links to a page of the vendor', () => {
        expect(new URL(connector.link(entity, '7')).protocol).toBe('https:')
      })
    })

    describe('finding invoices by number', () => {
      it('gives the one, all that repeat, none', async () => {
        const find = async (number: string) =>
          (await connector.findInvoices(number)).map(({ externalId }) => externalId)
        expect(await find(there.invoice.number)).toEqual([there.invoice.externalId])
        expect(await find(there.repeatedNumber.number)).toEqual(there.repeatedNumber.ids)
        for (const number of [there.freeNumber(), '', "it's", '100%', '\\', 'say “hi”', "' OR Id > '0"])
          expect(await find(number)).toEqual([])
      })
    })

    it('gives the PDF', async () => {
      const bytes = await connector.pdf(there.invoice.externalId)
      expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
      expect(await rejection(connector.pdf('987654321'))).toMatchObject({ reason: 'gone' })
    })

    describe('what happens there meanwhile', () => {
      let since: string
      beforeEach(async () => {
        // Times there may have whole seconds only.
        await new Promise(resolve => setTimeout(resolve, 1_100))
        since = there.now()
      })

      it('shows in the changes, and in what was modified', async () => {
        there.edit('invoice', there.invoice.externalId)
        there.edit('customer', there.customer.externalId)
        const changes = await connector.changes(ENTITIES, since)
        expect(changes).toMatchObject({ complete: true, problems: [], deleted: [] })
        expect(changes.records.map(({ kind, externalId }) => `${kind} ${externalId}`).sort()).toEqual([
          `customer ${there.customer.externalId}`,
          `invoice ${there.invoice.externalId}`,
        ])
        const modified = await everyPage(after => connector.modified('invoice', since, after))
        expect(modified.map(({ externalId }) => externalId)).toEqual([there.invoice.externalId])
        expect(Date.parse(changes.serverTime ?? since)).toBeGreaterThanOrEqual(Date.parse(since) - 1_000)
      })

      it('shows deletions', async () => {
        const invoice = await stored(invoiceIntent())
        const payment = await stored(paymentIntent(invoice))
        there.remove('payment', payment.externalId)
        there.remove('invoice', invoice.externalId)
        const { deleted, records } = await connector.changes(['invoice', 'payment'], since)
        expect(deleted.map(({ entity, externalId }) => `${entity} ${externalId}`).sort()).toEqual([
          ...(lacks('told-deletions') ? [] : [`invoice ${invoice.externalId}`]),
          `payment ${payment.externalId}`,
        ])
        expect(records.map(({ externalId }) => externalId)).not.toContain(invoice.externalId)
        expect(await connector.read('invoice', invoice.externalId)).toMatchObject({
          gone: expect.any(String),
        })
        expect((await connector.keys('invoice')).keys).not.toContain(invoice.externalId)
      })

      it('says when it cannot tell all', async () => {
        // What is asked for by query reaches back as far as there are records.
        if (lacks('told-deletions')) return
        expect(await connector.changes(['invoice'], '2001-01-01T00:00:00.000Z')).toMatchObject({
          complete: false,
        })
      })
    })

    describe.each<[string, () => Promise<Intent>]>([
      ['customer', async () => customerIntent()],
      ['invoice', async () => invoiceIntent()],
      ['payment', async () => paymentIntent(await stored(invoiceIntent()))],
    ])('creating a %s', (kind, make) => {
      const entity = kind as 'customer' | 'invoice' | 'payment'

      it('stores what was meant, and finds it again', async () => {
        const before = there.ids(entity)
        const intent = await make()
        const sentAt = there.now()
        expect(short(await connector.lookUp(intent, sentAt))).toBe('absent')
        const record = await stored(intent)
        expect(there.ids(entity)).toContain(record.externalId)
        expect(before).not.toContain(record.externalId)
        expect(record).toMatchObject({ kind: entity, syncState: 'synced', version: expect.any(String) })
        if (intent.action === 'create-invoice' && record.kind === 'invoice') {
          const { number, date, customerId } = intent.invoice
          expect(record).toMatchObject({ number, date, customerId })
          expect(record.lines.map(({ amount }) => amount)).toEqual([10_005, 1])
        }
        if (intent.action === 'create-payment' && record.kind === 'payment')
          expect(record).toMatchObject({
            amount: 7_010,
            unapplied: 5,
            applications: [{ invoiceId: intent.applications[0]?.invoiceExternalId, amount: 7_005 }],
            ourKey: intent.payment.ourKey,
          })
        expect(short(await connector.lookUp(intent, sentAt))).toBe(`found ${record.externalId}`)
        expect(short(await connector.lookUp(intent))).toBe(`found ${record.externalId}`)
      })

      it('is found by another copy of the ledger, which knows no key of ours', async () => {
        const intent = await make()
        const writtenAt = there.now()
        const record = await stored(intent)
        const restored = { ...structuredClone(intent), key: key() }
        expect(short(await connector.lookUp(restored, writtenAt))).toBe(`found ${record.externalId}`)
      })

      it('sent again, byte for byte, makes nothing twice', async () => {
        const intent = await make()
        const wire = connector.prepare(intent)
        const first = await connector.send(wire)
        const before = there.ids(entity).length
        const second = await connector.send(structuredClone(wire))
        expect('stored' in second && second.stored.externalId).toBe(
          'stored' in first && first.stored.externalId,
        )
        expect(there.ids(entity)).toHaveLength(before)
      })

      it.each<[Trouble, boolean, 'no' | 'maybe']>([
        ['cut-before', false, 'maybe'],
        ['cut-after', true, 'maybe'],
        ['held-before', false, 'maybe'],
        ['held-after', true, 'maybe'],
        ['cut-short', true, 'maybe'],
        ['server-error-after', true, 'maybe'],
        ['web-page', false, 'maybe'],
        ['throttled', false, 'no'],
      ])(
        'with %s stands there: %s, and says %s; the same bytes then settle it',
        async (trouble, stands, sent) => {
          const intent = await make()
          const sentAt = there.now()
          const wire = connector.prepare(intent)
          const before = there.ids(entity).length
          const held = there.trouble(trouble)
          const error = await rejection(withPatienceUntil(held, () => connector.send(wire)))
          expect(error).toMatchObject({ class: 'retry', sent })
          if (trouble.startsWith('held')) expect(error.message).toContain('did not answer within 120 s')
          if (trouble === 'throttled') {
            expect(error).toMatchObject({ reason: 'throttled', retryAfter: expect.any(Number) })
            there = await restart(there)
            connector = there.connector
            return
          }
          expect(there.ids(entity)).toHaveLength(before + (stands ? 1 : 0))
          const found = await connector.lookUp(intent, sentAt)
          expect(short(found)).toBe(stands ? `found ${there.ids(entity).at(-1)}` : 'absent')
          const answer = await connector.send(wire)
          expect(there.ids(entity)).toHaveLength(before + 1)
          expect('stored' in answer && answer.stored.externalId).toBe(there.ids(entity).at(-1))
        },
      )
    })

    describe('another customer of the same name', () => {
      const later = (minutes: number) => new Date(Date.parse(there.now()) + minutes * 60_000).toISOString()

      it('who stood there before is not taken for ours, where names repeat', async () => {
        const theirs = await stored(customerIntent())
        const intent = customerIntent({ name: theirs.kind === 'customer' ? theirs.name : '' })
        const answer = short(await connector.lookUp(intent, later(10)))
        expect(answer).toBe(lacks('repeated-names') ? `found ${theirs.externalId}` : 'absent')
        if (lacks('repeated-names')) return
        const before = there.ids('customer').length
        const ours = await stored(intent)
        expect(there.ids('customer')).toHaveLength(before + 1)
        expect(short(await connector.lookUp(intent, later(-1)))).toBe(`found ${ours.externalId}`)
      })

      it('who came since may be ours: a person decides', async () => {
        const writtenAt = there.now()
        const theirs = await stored(customerIntent())
        const intent = customerIntent({ name: theirs.kind === 'customer' ? theirs.name : '' })
        const word = lacks('repeated-names') ? 'found' : 'unclear'
        expect(short(await connector.lookUp(intent, writtenAt))).toBe(`${word} ${theirs.externalId}`)
      })
    })

    describe('a key that was used', () => {
      it('says so under other bytes, and the look-up finds what it made', async () => {
        const intent = invoiceIntent()
        const wire = connector.prepare(intent)
        const made = await connector.send(wire)
        const before = there.ids('invoice').length
        const other = { ...wire, body: JSON.stringify(JSON.parse(wire.body), undefined, 1) }
        expect(await rejection(connector.send(other))).toMatchObject({
          class: 'retry',
          reason: 'key-used',
          sent: 'maybe',
        })
        expect(there.ids('invoice')).toHaveLength(before)
        expect(short(await connector.lookUp(intent))).toBe(
          `found ${'stored' in made && made.stored.externalId}`,
        )
      })

      it('gives the failure again that was kept under it; another key goes', async () => {
        if (lacks('kept-failures')) return
        const intent = invoiceIntent()
        const sentAt = there.now()
        const wire = connector.prepare(intent)
        void there.trouble('server-error-kept')
        expect(await rejection(connector.send(wire))).toMatchObject({ class: 'retry', sent: 'maybe' })
        expect(await rejection(connector.send(wire))).toMatchObject({
          class: 'retry',
          reason: 'key-used',
          sent: 'maybe',
        })
        expect(short(await connector.lookUp(intent, sentAt))).toBe('absent')
        await stored({ ...intent, key: key() })
      })
    })

    describe('a refusal', () => {
      it('of a number that is taken needs the user; allowed to repeat, it goes', async () => {
        const intent = invoiceIntent({ number: there.invoice.number })
        const before = there.ids('invoice').length
        const error = await rejection(connector.send(connector.prepare(intent)))
        expect(error).toMatchObject({ class: 'needs-user', sent: 'no', reason: undefined })
        expect(there.ids('invoice')).toHaveLength(before)
        if (lacks('repeated-numbers')) return
        expect(error.message).toContain(there.invoice.number)
        await stored({ ...intent, key: key(), allowDuplicateNumber: true })
        expect(there.ids('invoice')).toHaveLength(before + 1)
      })

      it.each<[string, () => Partial<Invoice>]>([
        ['an invoice without lines', () => ({ lines: [] })],
        ['a date in the closed period', () => ({ date: there.closedDate })],
        ['an inactive item', () => ({ lines: [{ itemId: there.inactiveItem, amount: 100 }] })],
      ])('of %s needs the user and leaves nothing behind', async (_case, change) => {
        const before = there.ids('invoice').length
        const intent = invoiceIntent(change())
        const error = await rejection(connector.send(connector.prepare(intent)))
        expect(error).toMatchObject({ class: 'needs-user', sent: 'no' })
        expect(error.message.length).toBeGreaterThan(20)
        expect(there.ids('invoice')).toHaveLength(before)
        expect(short(await connector.lookUp(intent, there.now()))).toBe('absent')
      })
    })

    it('deletes a payment, and knows that it is gone', async () => {
      const invoice = await stored(invoiceIntent())
      const { externalId, version = '' } = await stored(paymentIntent(invoice))
      const intent: Intent = { key: key(), action: 'delete-payment', externalId, version }
      expect(short(await connector.lookUp(intent))).toBe('absent')
      expect(await connector.send(connector.prepare(intent))).toEqual({
        deleted: { entity: 'payment', externalId },
      })
      expect(there.ids('payment')).not.toContain(externalId)
      expect(short(await connector.lookUp(intent))).toBe('done')
      const again = await rejection(connector.send(connector.prepare({ ...intent, key: key() })))
      expect(again).toMatchObject({ sent: 'no', reason: expect.stringMatching(/^(gone|stale)$/) })
      const after = await connector.read('invoice', invoice.externalId)
      expect('found' in after && after.found.kind === 'invoice' && after.found.accountingBalance).toBe(10_006)
    })

    it('refuses to delete what was changed meanwhile', async () => {
      if (lacks('versions')) return
      const invoice = await stored(invoiceIntent())
      const { externalId } = await stored(paymentIntent(invoice))
      const intent: Intent = { key: key(), action: 'delete-payment', externalId, version: '99' }
      expect(await rejection(connector.send(connector.prepare(intent)))).toMatchObject({
        reason: 'stale',
        sent: 'no',
      })
      expect(there.ids('payment')).toContain(externalId)
    })

    it('activates an item', async () => {
      const read = await connector.read('item', there.inactiveItem)
      if (!('found' in read)) throw new Error('no item')
      const intent: Intent = {
        key: key(),
        action: 'activate-item',
        externalId: there.inactiveItem,
        version: read.found.version ?? '',
      }
      expect(short(await connector.lookUp(intent))).toBe('absent')
      expect(await stored(intent)).toMatchObject({ kind: 'item', active: true })
      expect(short(await connector.lookUp(intent))).toBe(`found ${there.inactiveItem}`)
    })

    it('sends an invoice by mail, and knows that it did', async () => {
      const invoice = await stored(invoiceIntent())
      const intent: Intent = {
        key: key(),
        action: 'send-invoice',
        externalId: invoice.externalId,
        email: 'a+b@c.example',
      }
      if (lacks('mail')) {
        expect(await rejection(() => connector.prepare(intent))).toMatchObject({ class: 'needs-user' })
        return
      }
      const sentAt = there.now()
      expect(short(await connector.lookUp(intent, sentAt))).toBe('absent')
      expect(await stored(intent)).toMatchObject({ kind: 'invoice' })
      expect(short(await connector.lookUp(intent, sentAt))).toBe(`found ${invoice.externalId}`)
    })

    describe('the sign-in', () => {
      it('is renewed without anyone noticing', async () => {
        there.expireAccess()
        const counts = await Promise.all(ENTITIES.map(entity => connector.count(entity)))
        expect(counts).toEqual(ENTITIES.map(entity => there.ids(entity).length))
      })

      it('shows in nothing that is prepared, nor in any message', async () => {
        const secrets = await there.secrets()
        expect(secrets.length).toBeGreaterThan(1)
        const texts = [JSON.stringify(connector.prepare(paymentIntent({ externalId: '1' })))]
        there.revoke()
        const error = await rejection(connector.company())
        expect(error).toBeInstanceOf(AccountingError)
        expect(error.class).toBe('sign-in')
        texts.push(error.message, JSON.stringify(error), String(error.stack), String(error.cause))
        for (const secret of [...secrets, ...(await there.secrets())])
          for (const text of texts)
            for (let at = 0; at + 8 <= secret.length; at += 4)
              expect(text.includes(secret.slice(at, at + 8))).toBe(false)
      })
    })

    /** A throttled connection waits a minute; a fresh stand-in does not. */
    async function restart(old: StandIn): Promise<StandIn> {
      await old.close()
      return start()
    }
  })
}
