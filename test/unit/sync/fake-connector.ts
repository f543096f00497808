import {
  AccountingError,
  type Changes,
  type Connector,
  type Intent,
  type SendAnswer,
  type WireRequest,
} from '../../../core/accounting/connector.ts'
import type {
  CreditMemo,
  Customer,
  EntityKind,
  Instant,
  Invoice,
  Item,
  LedgerRecord,
  Payment,
  RecordOf,
} from '../../../core/ledger/records.ts'

export const CONNECTION_ID = 'quickbooks:production:1'

/** What the test does to a request: nothing, an error instead of it, or after its effect. */
export type Meddle = (
  request: string,
  n: number,
) => undefined | { before: unknown } | { after: unknown } | Promise<undefined>

interface Entry {
  record: LedgerRecord
  order: number
}

const base = (id: string) =>
  ({
    connectionId: CONNECTION_ID,
    id,
    externalId: id,
    origin: 'imported',
    syncState: 'synced',
  }) as const

/**
 * The books of a company in memory, and a Connector that reads them: keyed pages, a change feed with a
 * cap and deletions, a clock of its own with whole seconds. Every request is counted and may be meddled
 * with. Writing to it as a user there would is done by its methods.
 */
export class FakeBooks {
  /** Epoch milliseconds, the accounting system's own clock. */
  now = Date.parse('2026-03-01T09:00:00Z')
  pageSize = 3
  /** The feed tells no more records than this. */
  feedCap = 1000
  /**
   * Does a new payment move the change time of the invoices it pays, as in QuickBooks? Its end always
   * does: of one that came and went unseen, nothing else could tell.
   */
  bumpsInvoices = true
  companyId = '1'
  meddle: Meddle = () => undefined
  requests: string[] = []
  /** Records of which the connector can only say that they are unreadable. */
  unreadable = new Set<string>()
  /** Records that its pages leave out, though it counts them. */
  leftOut = new Set<string>()
  tellsTimeWithCounts = true
  pdfs = new Map<string, Uint8Array<ArrayBuffer>>()
  private readonly entries = new Map<string, Entry>()
  private readonly deletions: { entity: EntityKind; externalId: string; at: Instant; order: number }[] = []
  private readonly answered = new Map<string, SendAnswer>()
  private nextId = 1
  private order = 0

  tick(milliseconds = 1000): void {
    this.now += milliseconds
  }

  get instant(): Instant {
    return new Date(Math.floor(this.now / 1000) * 1000).toISOString()
  }

  all<K extends EntityKind>(entity: K): RecordOf<K>[] {
    return [...this.entries.values()]
      .map(({ record }) => record)
      .filter((record): record is RecordOf<K> => record.kind === entity)
      .sort((a, b) => Number(a.id) - Number(b.id))
  }

  get<K extends EntityKind>(entity: K, id: string): RecordOf<K> {
    const found = this.entries.get(`${entity} ${id}`)?.record
    if (!found) throw new Error(`no ${entity} ${id} in the books`)
    return found as RecordOf<K>
  }

  has = (entity: EntityKind, id: string): boolean => this.entries.has(`${entity} ${id}`)

  private store<R extends LedgerRecord>(record: R): R {
    this.tick()
    const before = this.entries.get(`${record.kind} ${record.id}`)?.record
    const stored = {
      ...record,
      version: String(Number(before?.version ?? '-1') + 1),
      createdThere: before?.createdThere ?? this.instant,
      updatedThere: this.instant,
    }
    this.entries.set(`${record.kind} ${record.id}`, { record: stored, order: this.order++ })
    return stored
  }

  customer(over: Partial<Customer> = {}): Customer {
    const id = over.id ?? String(this.nextId++)
    return this.store({
      kind: 'customer',
      ...base(id),
      name: `Customer ${id}`,
      active: true,
      currency: 'USD',
      ...over,
    })
  }

  item(over: Partial<Item> = {}): Item {
    const id = over.id ?? String(this.nextId++)
    return this.store({
      kind: 'item',
      ...base(id),
      name: `Item ${id}`,
      active: true,
      type: 'service',
      ...over,
    })
  }

  invoice(over: Partial<Invoice> = {}): Invoice {
    const id = over.id ?? String(this.nextId++)
    const total = over.total ?? 10_000
    const customerId = over.customerId ?? this.all('customer')[0]?.id ?? this.customer().id
    return this.store({
      kind: 'invoice',
      ...base(id),
      number: `N-${id}`,
      customerId,
      customerName: this.get('customer', customerId).name,
      currency: 'USD',
      date: '2026-02-10',
      dueDate: '2026-03-12',
      lines: [{ amount: total }],
      total,
      accountingBalance: total,
      voided: false,
      ...over,
    })
  }

  creditMemo(over: Partial<CreditMemo> = {}): CreditMemo {
    const id = over.id ?? String(this.nextId++)
    const customer = this.all('customer')[0] ?? this.customer()
    return this.store({
      kind: 'creditMemo',
      ...base(id),
      number: `CM-${id}`,
      customerId: customer.id,
      customerName: customer.name,
      currency: 'USD',
      date: '2026-02-11',
      total: 500,
      remaining: 500,
      ...over,
    })
  }

  /** Applies it to its invoices, as far as they are there. */
  payment(over: Partial<Payment> = {}): Payment {
    const id = over.id ?? String(this.nextId++)
    const applications = over.applications ?? []
    const applied = applications.reduce((sum, part) => sum + part.amount, 0)
    const customer = this.all('customer')[0] ?? this.customer()
    const amount = over.amount ?? applied
    const payment = this.store<Payment>({
      kind: 'payment',
      ...base(id),
      customerId: customer.id,
      customerName: customer.name,
      currency: 'USD',
      date: '2026-02-20',
      amount,
      unapplied: amount - applied,
      method: 'other',
      status: 'succeeded',
      standing: 'there',
      source: 'imported',
      voided: false,
      ...over,
      applications,
    })
    this.move(payment, -1)
    return payment
  }

  private move(payment: Payment, sign: 1 | -1): void {
    for (const { invoiceId, amount } of payment.applications) {
      if (!this.has('invoice', invoiceId)) continue
      const invoice = this.get('invoice', invoiceId)
      const next = { ...invoice, accountingBalance: invoice.accountingBalance + sign * amount }
      if (this.bumpsInvoices || sign === 1) this.store(next)
      else {
        const entry = this.entries.get(`invoice ${invoiceId}`)
        if (entry) entry.record = next
      }
    }
  }

  edit<K extends EntityKind>(entity: K, id: string, patch: Partial<RecordOf<K>>): RecordOf<K> {
    return this.store({ ...this.get(entity, id), ...patch } as RecordOf<K>)
  }

  voidPayment(id: string): void {
    const payment = this.get('payment', id)
    this.move(payment, 1)
    this.edit('payment', id, { voided: true, amount: 0, unapplied: 0, applications: [] })
  }

  remove(entity: EntityKind, id: string): void {
    this.tick()
    const record = this.get(entity, id)
    if (record.kind === 'payment') this.move(record, 1)
    if (record.kind === 'invoice') {
      for (const payment of this.all('payment')) {
        const freed = payment.applications.filter(part => part.invoiceId === id)
        if (freed.length === 0) continue
        this.edit('payment', payment.id, {
          applications: payment.applications.filter(part => part.invoiceId !== id),
          unapplied: payment.unapplied + freed.reduce((sum, part) => sum + part.amount, 0),
        })
      }
    }
    this.entries.delete(`${entity} ${id}`)
    this.deletions.push({ entity, externalId: id, at: this.instant, order: this.order++ })
  }

  private page(entity: EntityKind, records: LedgerRecord[], after: string | undefined) {
    const rest = records.filter(
      ({ id }) => !this.leftOut.has(id) && (after === undefined || Number(id) > Number(after)),
    )
    const page = rest.slice(0, this.pageSize)
    const readable = page.filter(({ id }) => !this.unreadable.has(id))
    const problems = page
      .filter(({ id }) => this.unreadable.has(id))
      .map(({ id }) => ({ entity, externalId: id, field: 'TxnDate', message: '"soon" is not a date' }))
    const next = rest.length > page.length ? { next: page.at(-1)?.id as string } : {}
    return { records: readable, problems, ...next }
  }

  private changesSince(entities: EntityKind[], since: Instant): Changes {
    const changed = [...this.entries.values()]
      .filter(({ record }) => entities.includes(record.kind) && (record.updatedThere ?? '') >= since)
      .sort((a, b) => a.order - b.order)
      .map(({ record }) => record)
    const told = changed.slice(0, this.feedCap)
    return {
      records: told.filter(({ id }) => !this.unreadable.has(id)),
      deleted: this.deletions
        .filter(({ entity, at }) => entities.includes(entity) && at >= since)
        .map(({ order: _, ...deletion }) => deletion),
      problems: told
        .filter(({ id }) => this.unreadable.has(id))
        .map(({ id, kind }) => ({ entity: kind, externalId: id, field: 'TxnDate', message: 'not a date' })),
      complete: changed.length <= this.feedCap,
      serverTime: new Date(this.now).toISOString(),
    }
  }

  private receive(wire: WireRequest): SendAnswer {
    const known = this.answered.get(wire.key)
    if (known) return known
    const intent = JSON.parse(wire.body) as Intent
    const answer = this.carryOut(intent)
    this.answered.set(wire.key, answer)
    return answer
  }

  private carryOut(intent: Intent): SendAnswer {
    switch (intent.action) {
      case 'create-customer':
        return { stored: this.customer({ name: intent.customer.name }) }
      case 'create-invoice': {
        const { number, total, date, lines } = intent.invoice
        return { stored: this.invoice({ number, total, date, lines, customerId: intent.customerExternalId }) }
      }
      case 'create-payment': {
        const { ourKey, amount, date } = intent.payment
        const applications = intent.applications.map(part => ({
          invoiceId: part.invoiceExternalId,
          amount: part.amount,
        }))
        return { stored: this.payment({ amount, date, applications, ...(ourKey ? { ourKey } : {}) }) }
      }
      case 'delete-payment':
        this.remove('payment', intent.externalId)
        return { deleted: { entity: 'payment', externalId: intent.externalId } }
      case 'activate-item':
        return { stored: this.edit('item', intent.externalId, { active: true }) }
      case 'send-invoice':
        return { stored: this.get('invoice', intent.externalId) }
    }
  }

  /** What the engine reads through. */
  connector(): Connector {
    const ask = async <T>(name: string, effect: () => T): Promise<T> => {
      this.requests.push(name)
      const meddled = await this.meddle(name, this.requests.length)
      if (meddled && 'before' in meddled) throw meddled.before
      const answer = structuredClone(effect())
      if (meddled && 'after' in meddled) throw meddled.after
      return answer
    }
    return {
      company: () =>
        ask('company', () => ({ companyId: this.companyId, name: 'Fake Company', homeCurrency: 'USD' })),
      count: entity => ask(`count ${entity}`, () => this.all(entity).length),
      census: entities =>
        ask('census', () => ({
          counts: entities.map(entity => this.all(entity).length),
          ...(this.tellsTimeWithCounts ? { serverTime: new Date(this.now).toISOString() } : {}),
        })),
      page: (entity, after) => ask(`page ${entity}`, () => this.page(entity, this.all(entity), after)),
      changes: (entities, since) => ask('changes', () => this.changesSince(entities, since)),
      modified: (entity, since, after) =>
        ask(`modified ${entity}`, () =>
          this.page(
            entity,
            this.all(entity).filter(({ updatedThere = '' }) => updatedThere >= since),
            after,
          ),
        ),
      read: (entity, id) =>
        ask(`read ${entity} ${id}`, () => {
          if (this.unreadable.has(id))
            return { problem: { entity, externalId: id, field: 'TxnDate', message: 'not a date' } }
          if (this.has(entity, id)) return { found: this.get(entity, id) as LedgerRecord }
          const known = this.deletions.some(d => d.entity === entity && d.externalId === id)
          return { gone: known ? ('deleted' as const) : ('not-found' as const) }
        }),
      findInvoices: number =>
        ask('find', () => this.all('invoice').filter(invoice => invoice.number === number)),
      keys: (entity, after) =>
        ask(`keys ${entity}`, () => {
          const { records, problems, next } = this.page(entity, this.all(entity), after)
          const keys = [...records, ...problems].map(each => each.externalId as string)
          return { keys, ...(next === undefined ? {} : { next }) }
        }),
      prepare: intent => ({
        method: 'POST',
        path: `/${intent.action}?requestid=${intent.key}`,
        headers: {},
        body: JSON.stringify(intent),
        key: intent.key,
      }),
      send: wire => ask('send', () => this.receive(wire)),
      lookUp: intent => ask('lookUp', () => this.lookUp(intent)),
      pdf: id =>
        ask(`pdf ${id}`, () => this.pdfs.get(id) ?? new TextEncoder().encode(`%PDF-1.4 ${id} %%EOF`)),
      link: (entity, id) => `https://qbo.intuit.com/app/${entity}?txnId=${id}`,
    }
  }

  private lookUp(intent: Intent) {
    const found =
      intent.action === 'create-payment'
        ? this.all('payment').find(({ ourKey }) => ourKey === intent.payment.ourKey)
        : intent.action === 'create-invoice'
          ? this.all('invoice').find(({ number }) => number === intent.invoice.number)
          : undefined
    return found ? { found: found as LedgerRecord } : { absent: true as const }
  }
}

export const offline = () =>
  new AccountingError('No answer from the accounting system.', {
    class: 'retry',
    sent: 'maybe',
    reason: 'offline',
  })
