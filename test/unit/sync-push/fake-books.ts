import {
  AccountingError,
  type Connector,
  type Intent,
  type LookUp,
  type SendAnswer,
  type WireRequest,
} from '../../../core/accounting/connector.ts'
import type {
  Customer,
  EntityKind,
  Invoice,
  Item,
  LedgerRecord,
  Payment,
} from '../../../core/ledger/records.ts'

/**
 * What goes wrong at one request. `cut`: the connection breaks before, or after the effect; `500`: so
 * answered; `stored-500`: answered and kept for this key; `late`: answered 500, the effect comes 90 s
 * later; `die`: the worker is killed.
 */
export type Fault =
  | 'ok'
  | 'cut-before'
  | 'cut-after'
  | '500-before'
  | '500-after'
  | 'stored-500'
  | 'late'
  | 'throttle'
  | 'offline'
  | 'unreadable'
  | 'die-before'
  | 'die-after'

interface Kept {
  at: number
  answer?: SendAnswer
  stored?: AccountingError
  /** Its effect has not come yet. */
  pending?: () => SendAnswer
  effectAt?: number
}

const KEY_LIFE = 24 * 3_600_000
export const never = () => new Promise<never>(() => undefined)

/** An accounting system in memory, idempotent by key, that fails where it is told to. */
export class FakeBooks {
  readonly records = new Map<string, LedgerRecord>()
  readonly reminders: string[] = []
  readonly requests: { name: string; key?: string }[] = []
  /** Asked once per request; the test decides. */
  fault: (request: string) => Fault = () => 'ok'
  /** A refusal by business rules, before any effect. */
  refuse: (intent: Intent) => AccountingError | undefined = () => undefined
  /** Whether a look-up can tell. */
  lookUpIsClear = true
  /** Called when the worker is to die: the request then never ends. */
  die: () => void = () => undefined
  readonly connectionId: string
  readonly now: () => number
  private readonly kept = new Map<string, Kept>()
  private nextId = 100

  constructor(connectionId: string, now: () => number) {
    this.connectionId = connectionId
    this.now = now
  }

  of<K extends EntityKind>(kind: K): Extract<LedgerRecord, { kind: K }>[] {
    return [...this.records.values()].filter(
      (record): record is Extract<LedgerRecord, { kind: K }> => record.kind === kind,
    )
  }

  get<K extends EntityKind>(kind: K, externalId: string): Extract<LedgerRecord, { kind: K }> {
    const record = this.records.get(`${kind}:${externalId}`)
    if (record?.kind !== kind) throw new Error(`no ${kind} ${externalId} in the books`)
    return record as Extract<LedgerRecord, { kind: K }>
  }

  /** As if somebody had entered it there. */
  put(record: LedgerRecord): LedgerRecord {
    const version = String(Number(this.records.get(`${record.kind}:${record.id}`)?.version ?? '-1') + 1)
    const at = new Date(this.now()).toISOString()
    const stored = { createdThere: at, ...record, version, updatedThere: at } as LedgerRecord
    this.records.set(`${record.kind}:${record.id}`, stored)
    return stored
  }

  delete(kind: EntityKind, externalId: string): void {
    const record = this.records.get(`${kind}:${externalId}`)
    if (record?.kind === 'payment') this.apply(record, -1)
    this.records.delete(`${kind}:${externalId}`)
  }

  /** The client of one life of the worker; once that life is over it never answers again. */
  connector(alive: () => boolean): Connector {
    const request = async <T>(name: string, effect: () => T, key?: string): Promise<T> => {
      if (!alive()) return never()
      this.requests.push({ name, ...(key ? { key } : {}) })
      const fault = this.fault(name)
      const write = name === 'send'
      if (fault === 'die-before') return this.kill()
      if (fault === 'offline')
        throw new AccountingError('No network.', { class: 'retry', reason: 'offline', sent: 'no' })
      if (fault === 'throttle')
        throw new AccountingError('Throttled.', {
          class: 'retry',
          reason: 'throttled',
          sent: 'no',
          status: 429,
          retryAfter: 60_000,
        })
      if (fault === 'cut-before')
        throw new AccountingError('No answer.', { class: 'retry', sent: write ? 'maybe' : 'no' })
      if (fault === '500-before') throw broken(write)
      if (fault === 'stored-500' && key) {
        if (!this.kept.has(key)) this.kept.set(key, { at: this.now(), stored: broken(true) })
        throw broken(true)
      }
      if (fault === 'late' && key) {
        if (!this.kept.has(key))
          this.kept.set(key, {
            at: this.now(),
            pending: effect as () => SendAnswer,
            effectAt: this.now() + 90_000,
          })
        throw broken(true)
      }
      const value = effect()
      if (fault === 'cut-after')
        throw new AccountingError('No answer.', { class: 'retry', sent: write ? 'maybe' : 'no' })
      if (fault === '500-after') throw broken(write)
      if (fault === 'die-after') return this.kill()
      if (fault === 'unreadable' && write)
        return { problem: { entity: 'invoice', field: 'TxnDate', message: 'is no date' } } as T
      await Promise.resolve()
      return structuredClone(value)
    }
    const company = { companyId: '1', name: 'Fake', homeCurrency: 'USD' }
    return {
      company: () => request('company', () => company),
      count: entity => request('count', () => this.of(entity).length),
      census: entities =>
        request('census', () => ({ counts: entities.map(entity => this.of(entity).length) })),
      page: entity => request('page', () => ({ records: this.of(entity), problems: [] })),
      modified: entity => request('modified', () => ({ records: this.of(entity), problems: [] })),
      changes: entities =>
        request('changes', () => ({
          records: entities.flatMap(entity => this.of(entity) as LedgerRecord[]),
          deleted: [],
          problems: [],
          complete: true,
        })),
      read: (entity, externalId) =>
        request('read', () => {
          this.catchUp()
          const found = this.records.get(`${entity}:${externalId}`)
          return found ? { found } : { gone: 'deleted' as const }
        }),
      findInvoices: number =>
        request('findInvoices', () => this.of('invoice').filter(invoice => invoice.number === number)),
      keys: entity => request('keys', () => ({ keys: this.of(entity).map(({ id }) => id) })),
      prepare: intent => ({
        method: 'POST',
        path: `/${intent.action}?requestid=${intent.key}`,
        headers: {},
        body: JSON.stringify(intent),
        key: intent.key,
      }),
      send: wire => request('send', () => this.receive(wire), wire.key),
      lookUp: intent => request('lookUp', () => this.lookUp(intent)),
      pdf: () => request('pdf', () => new TextEncoder().encode('%PDF-1.4 %%EOF')),
      link: (entity, externalId) => `https://qbo.intuit.com/app/${entity}?txnId=${externalId}`,
    }
  }

  private kill(): Promise<never> {
    this.die()
    return never()
  }

  /** What answered 500 and came later. */
  private catchUp(): void {
    for (const kept of this.kept.values()) {
      if (kept.pending && (kept.effectAt ?? 0) <= this.now()) {
        const effect = kept.pending
        delete kept.pending
        kept.answer = effect()
      }
    }
  }

  private receive(wire: WireRequest): SendAnswer {
    this.catchUp()
    const before = this.kept.get(wire.key)
    if (before && this.now() - before.at < KEY_LIFE) {
      if (before.stored) throw before.stored
      if (before.pending) throw broken(true)
      if (before.answer) return before.answer
    }
    const intent = JSON.parse(wire.body) as Intent
    const refusal = this.refuse(intent)
    if (refusal) throw refusal
    const answer = this.carryOut(intent)
    // What is under way already was recorded by `late`; its answer is kept there.
    const kept = this.kept.get(wire.key)
    if (!kept?.effectAt) this.kept.set(wire.key, { at: this.now(), answer })
    return answer
  }

  private carryOut(intent: Intent): SendAnswer {
    const id = String(this.nextId++)
    const there = {
      id,
      externalId: id,
      connectionId: this.connectionId,
      origin: 'imported',
      syncState: 'synced',
    } as const
    switch (intent.action) {
      case 'create-customer': {
        const { failure: _, ...customer } = intent.customer
        return { stored: this.put({ ...customer, ...there } satisfies Customer) }
      }
      case 'create-invoice': {
        const { failure: _, draft: __, archivedAt: ___, ...invoice } = intent.invoice
        const stored: Invoice = { ...invoice, ...there, customerId: intent.customerExternalId }
        return { stored: this.put({ ...stored, accountingBalance: stored.total }) }
      }
      case 'create-payment': {
        const { failure: _, ...ours } = intent.payment
        const payment: Payment = {
          ...ours,
          ...there,
          customerId: intent.customerExternalId,
          applications: intent.applications.map(part => ({
            invoiceId: part.invoiceExternalId,
            amount: part.amount,
          })),
          status: 'succeeded',
          standing: 'there',
          source: 'imported',
          method: 'other',
        }
        const stored = this.put(payment) as Payment
        this.apply(stored, 1)
        return { stored }
      }
      case 'delete-payment': {
        const found = this.records.get(`payment:${intent.externalId}`)
        if (!found) throw new AccountingError('Not there.', { class: 'needs-user', reason: 'gone' })
        if (found.version !== intent.version)
          throw new AccountingError('Stale.', { class: 'needs-user', reason: 'stale', faults: [STALE] })
        this.delete('payment', intent.externalId)
        return { deleted: { entity: 'payment', externalId: intent.externalId } }
      }
      case 'activate-item': {
        const item = this.get('item', intent.externalId) as Item
        return { stored: this.put({ ...item, active: true }) }
      }
      case 'send-invoice':
        this.reminders.push(intent.externalId)
        return { stored: this.get('invoice', intent.externalId) }
    }
  }

  private apply(payment: Payment, sign: 1 | -1): void {
    for (const { invoiceId, amount } of payment.applications) {
      const invoice = this.get('invoice', invoiceId)
      this.put({ ...invoice, accountingBalance: invoice.accountingBalance - sign * amount })
    }
  }

  private lookUp(intent: Intent): LookUp {
    this.catchUp()
    if (!this.lookUpIsClear) return { unclear: [] }
    switch (intent.action) {
      case 'create-customer':
        return oneOf(this.of('customer').filter(({ name }) => name === intent.customer.name))
      case 'create-invoice':
        return oneOf(this.of('invoice').filter(({ memo }) => memo === intent.invoice.memo))
      case 'create-payment':
        return oneOf(this.of('payment').filter(({ ourKey }) => ourKey === intent.payment.ourKey))
      case 'delete-payment':
        return this.records.has(`payment:${intent.externalId}`) ? { absent: true } : { done: true }
      case 'activate-item': {
        const item = this.get('item', intent.externalId)
        return item.active ? { found: item } : { absent: true }
      }
      case 'send-invoice':
        return { unclear: [] }
    }
  }
}

const STALE = { code: '5010', message: 'Stale Object Error', detail: 'You and A were working on this.' }

const oneOf = (found: LedgerRecord[]): LookUp =>
  found.length === 1 && found[0] ? { found: found[0] } : found.length ? { unclear: found } : { absent: true }

const broken = (write: boolean) =>
  new AccountingError('The server failed.', { class: 'retry', sent: write ? 'maybe' : 'no', status: 500 })
