import { describe, expect, it } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { LedgerRecord } from '../../../core/ledger/records.ts'
import { write } from '../../../core/store/transaction.ts'
import { PUSH_STORES } from '../../../core/sync/push/begin.ts'
import { choose } from '../../../core/sync/push/choose.ts'
import { ENQUEUE_STORES, withdraw } from '../../../core/sync/push/enqueue.ts'
import { retryRecord, wakeDependents } from '../../../core/sync/push/retry.ts'
import { C, connection, customer, invoice, payment, setting } from './setting.ts'

const NOW = '2026-03-01T00:00:00.000Z'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const refusal = (code: string, message: string, detail: string) =>
  new AccountingError(message, { class: 'needs-user', status: 400, faults: [{ code, message, detail }] })

describe('a record is sent', () => {
  it('customer before invoice before payment, whatever the order of writing', async () => {
    const s = await setting()
    await s.put(
      customer({ id: 'own-c' }),
      invoice({ id: 'own-i', customerId: 'own-c' }),
      payment({
        id: 'own-p',
        customerId: 'own-c',
        applications: [{ invoiceId: 'own-i', amount: 4_000 }],
        unapplied: 0,
      }),
    )
    await s.enqueue('create-payment', 'own-p')
    expect((await s.outbox()).map(({ action }) => action).sort()).toEqual([
      'create-customer',
      'create-invoice',
      'create-payment',
    ])
    expect(await s.push()).toEqual({ pushed: 3, problems: 0 })
    expect(await s.outbox()).toEqual([])
    const [there] = s.books.of('payment')
    expect(there?.applications).toEqual([{ invoiceId: s.books.of('invoice')[0]?.id, amount: 4_000 }])
    const ours = await s.record('invoice', 'own-i')
    expect(ours).toMatchObject({ origin: 'own', syncState: 'synced', customerId: 'own-c', memo: 'own-i' })
    expect(ours.accountingBalance).toBe(6_000)
    expect(await s.record('payment', 'own-p')).toMatchObject({
      standing: 'there',
      syncState: 'synced',
      source: 'manual',
      method: 'ach',
      customerId: 'own-c',
      applications: [{ invoiceId: 'own-i', amount: 4_000 }],
    })
  })

  it('stores bytes, key and state before anything goes out', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? 'die-before' : 'ok')
    expect(await s.push()).toBe('died')
    const entry = await s.entry('create-invoice', 'own-i')
    expect(entry).toMatchObject({ state: 'sending', attempts: 1, firstSentAt: '2026-02-01T08:00:00.000Z' })
    expect(entry?.wire?.key.length).toBeLessThanOrEqual(36)
    expect(await s.record('invoice', 'own-i')).toMatchObject({ syncState: 'syncing' })
    s.books.fault = () => 'ok'
    await s.push()
    const sent = s.books.requests.filter(({ name }) => name === 'send')
    expect(sent.map(({ key }) => key)).toEqual([entry?.wire?.key, entry?.wire?.key])
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it.each([
    ['is not the home', { isHome: false }],
    ['must sign in', { state: 'sign-in-needed' as const }],
    ['is disconnected', { state: 'disconnected' as const }],
  ])('not from a connection that %s', async (_why, over) => {
    const s = await setting()
    await s.ledger.put('connections', connection(over))
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    expect(s.books.requests).toEqual([])
  })

  it('only what its scope names, with what that depends on', async () => {
    const s = await setting()
    await s.put(
      customer({ id: 'own-c' }),
      customer({ id: '1' }),
      invoice({ id: 'own-a', customerId: 'own-c' }),
      invoice({ id: 'own-b' }),
    )
    await s.enqueue('create-invoice', 'own-a')
    await s.enqueue('create-invoice', 'own-b')
    expect(await s.push({ entity: 'invoice', id: 'own-a' })).toEqual({ pushed: 2, problems: 0 })
    expect(await s.entry('create-invoice', 'own-b')).toMatchObject({ state: 'waiting' })
  })
})

describe('the outcome is not known', () => {
  it.each(['cut-after', '500-after'] as const)('%s: the same bytes and key within a day', async fault => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? fault : 'ok')
    const first = await s.push()
    expect(first).toMatchObject({ pushed: 0, notBefore: expect.any(String) })
    expect(await s.record('invoice', 'own-i')).toMatchObject({ syncState: 'syncing' })
    s.books.fault = () => 'ok'
    expect(await s.push()).toMatchObject({ pushed: 0 })
    s.pass(23 * HOUR)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(new Set(s.books.requests.filter(r => r.name === 'send').map(r => r.key)).size).toBe(1)
    expect(s.books.requests.some(r => r.name === 'lookUp')).toBe(false)
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it.each([
    ['it arrived', 'cut-after' as const, 1],
    ['it did not', 'cut-before' as const, 2],
  ])('after a day it is looked up: %s', async (_what, fault, keys) => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? fault : 'ok')
    await s.push()
    s.books.fault = () => 'ok'
    s.pass(25 * HOUR)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.requests.map(r => r.name)).toContain('lookUp')
    expect(new Set(s.books.requests.filter(r => r.name === 'send').map(r => r.key)).size).toBe(keys)
    expect(s.books.of('invoice')).toHaveLength(1)
    expect(await s.outbox()).toEqual([])
  })

  it('when no look-up can tell it is listed, and never sent again by itself', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
    await s.push()
    s.books.lookUpIsClear = false
    s.books.fault = () => 'ok'
    s.pass(25 * HOUR)
    expect(await s.push()).toMatchObject({ pushed: 0, problems: 1 })
    expect(await s.entry('create-invoice', 'own-i')).toMatchObject({ state: 'unknown' })
    expect(await s.record('invoice', 'own-i')).toMatchObject({ syncState: 'unknown' })
    const sent = s.books.requests.length
    s.pass(48 * HOUR)
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    expect(s.books.requests).toHaveLength(sent)
    // The user asks: it is looked up again, and found.
    s.books.lookUpIsClear = true
    const record = await s.record('invoice', 'own-i')
    await write(s.ledger, PUSH_STORES, tx => retryRecord(tx, record, '2026-03-01T00:00:00.000Z', () => 'k'))
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it.each([
    ['it is the one that was imported', 'already-there' as const, { externalId: '100', syncState: 'synced' }],
    ['it is not there: mine again', 'do-not-submit' as const, { syncState: 'unsynced' }],
  ])('the user decides: %s', async (_what, choice, expected) => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
    await s.push()
    s.books.lookUpIsClear = false
    s.pass(25 * HOUR)
    await s.push()
    const decide = async () => {
      const record = await s.record('invoice', 'own-i')
      return write(s.ledger, PUSH_STORES, tx => choose(tx, record, choice, NOW))
    }
    if (choice === 'already-there') {
      expect(await decide()).toBe('which')
      await s.put(...s.books.of('invoice'))
    }
    expect(await decide()).toBe('chosen')
    expect(await s.record('invoice', 'own-i')).toMatchObject(expected)
    expect(await s.ledger.count('invoices')).toBe(1)
    s.books.fault = () => 'ok'
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
  })

  it('a stored 5xx is not asked for ever: looked up, then a new key', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name =>
      name === 'send' && s.books.requests.filter(r => r.name === 'send').length === 1 ? 'stored-500' : 'ok'
    for (let n = 0; n < 8 && s.books.of('invoice').length === 0; n++) {
      await s.push()
      s.pass(20 * MINUTE)
    }
    expect(s.books.of('invoice')).toHaveLength(1)
    expect(s.books.requests.filter(r => r.name === 'lookUp')).toHaveLength(1)
  })

  it('a key that the server has seen before is looked up, after what is under way has settled', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.refuse = () =>
      new AccountingError('Duplicate Request ID', { class: 'needs-user', reason: 'key-used', status: 400 })
    await s.push()
    expect(await s.entry('create-invoice', 'own-i')).toMatchObject({ state: 'sending', lookUpFirst: true })
    s.pass(MINUTE)
    await s.push({ entity: 'invoice', id: 'own-i' })
    expect(s.books.requests.some(r => r.name === 'lookUp')).toBe(false)
    s.books.refuse = () => undefined
    s.pass(2 * MINUTE)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it('an accepted answer that cannot be read is not sent again', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? 'unreadable' : 'ok')
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.requests.filter(r => r.name === 'send')).toHaveLength(1)
  })

  it('a twin pulled before the answer was known is the same invoice', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
    await s.push()
    const [there] = s.books.of('invoice')
    if (!there) throw new Error('it arrived')
    const paid = payment({
      id: '77',
      origin: 'imported',
      applications: [{ invoiceId: there.id, amount: 100 }],
    })
    await s.put({ ...there, archivedAt: '2026-02-01T09:00:00.000Z' }, paid)
    s.books.fault = () => 'ok'
    s.pass(HOUR)
    await s.push()
    expect(await s.ledger.count('invoices')).toBe(1)
    expect(await s.record('invoice', 'own-i')).toMatchObject({
      externalId: there.id,
      archivedAt: '2026-02-01T09:00:00.000Z',
    })
    expect((await s.record('payment', '77')).applications).toEqual([{ invoiceId: 'own-i', amount: 100 }])
  })
})

describe('the books refuse', () => {
  it('the vendor’s words stand on record and entry; a correction is a new intent', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }))
    await s.enqueue('create-invoice', 'own-i')
    const said = 'You must specify a different number.'
    s.books.refuse = () => refusal('6140', 'Duplicate Document Number Error', said)
    expect(await s.push()).toEqual({ pushed: 0, problems: 1 })
    const failure = { class: 'needs-user', code: '6140' }
    expect((await s.record('invoice', 'own-i')).failure).toMatchObject(failure)
    expect((await s.record('invoice', 'own-i')).failure?.message).toContain(said)
    const entry = await s.entry('create-invoice', 'own-i')
    expect(entry).toMatchObject({ state: 'needs-user', failure })
    expect(entry?.wire).toBeUndefined()
    expect(s.events.at(-1)).toMatchObject({ level: 'error', message: expect.stringContaining(said) })
    // Nothing goes by itself.
    s.pass(24 * HOUR)
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    s.books.refuse = () => undefined
    await s.put({ ...(await s.record('invoice', 'own-i')), number: 'another' })
    const corrected = await s.record('invoice', 'own-i')
    await write(s.ledger, PUSH_STORES, tx =>
      retryRecord(tx, corrected, '2026-02-03T00:00:00.000Z', () => 'k'),
    )
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.of('invoice').map(({ number }) => number)).toEqual(['another'])
    expect(new Set(s.books.requests.filter(r => r.name === 'send').map(r => r.key)).size).toBe(2)
    expect((await s.record('invoice', 'own-i')).failure).toBeUndefined()
  })

  it('only what depends on it is held back', async () => {
    const s = await setting()
    await s.put(
      customer({ id: 'own-c' }),
      customer({ id: '1' }),
      invoice({ id: 'own-a', customerId: 'own-c' }),
      invoice({ id: 'own-b' }),
      payment({ id: 'own-p', applications: [{ invoiceId: 'own-b', amount: 4_000 }], unapplied: 0 }),
    )
    await s.enqueue('create-invoice', 'own-a')
    await s.enqueue('create-payment', 'own-p')
    s.books.refuse = intent =>
      intent.action === 'create-customer' ? refusal('6240', 'Duplicate Name Exists Error', 'x') : undefined
    expect(await s.push()).toEqual({ pushed: 2, problems: 1 })
    expect(await s.entry('create-invoice', 'own-a')).toMatchObject({ state: 'waiting' })
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'there' })
  })

  it('a sign-in that ended stops the connection, and what waits goes on waiting', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-a' }), invoice({ id: 'own-b' }))
    await s.enqueue('create-invoice', 'own-a')
    await s.enqueue('create-invoice', 'own-b')
    s.books.refuse = () => new AccountingError('The sign-in was refused.', { class: 'sign-in', status: 401 })
    await s.push()
    expect(s.books.requests.filter(r => r.name === 'send')).toHaveLength(1)
    expect(await s.ledger.get('connections', C)).toMatchObject({ state: 'sign-in-needed' })
    await s.ledger.put('connections', connection())
    s.books.refuse = () => undefined
    expect(await s.push()).toEqual({ pushed: 2, problems: 0 })
  })

  it('throttling waits as long as the server says, all of the connection', async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-a' }), invoice({ id: 'own-b' }))
    await s.enqueue('create-invoice', 'own-a')
    await s.enqueue('create-invoice', 'own-b')
    s.books.fault = () => 'throttle'
    expect(await s.push()).toEqual({
      pushed: 0,
      problems: 0,
      notBefore: '2026-02-01T08:01:00.000Z',
      waitsUntil: '2026-02-01T08:01:00.000Z',
    })
    expect(s.books.requests).toHaveLength(1)
  })

  it('a number that is taken is refused here, unless duplicates are allowed', async () => {
    const s = await setting()
    await s.put(
      customer({ id: '1' }),
      invoice({ id: '9', number: '1043', customerName: 'Amy' }),
      invoice({ id: 'own-i', number: '1043' }),
      invoice({ id: 'own-blank', number: '' }),
      invoice({ id: '8', number: '' }),
    )
    await s.enqueue('create-invoice', 'own-i')
    await s.enqueue('create-invoice', 'own-blank')
    expect(await s.push()).toEqual({ pushed: 1, problems: 1 })
    const { failure } = await s.record('invoice', 'own-i')
    expect(failure).toMatchObject({ class: 'needs-user', guideId: 'duplicate-document-number' })
    expect(failure?.message).toContain('Amy')
    s.settings.allowDuplicateInvoiceNumbers = true
    const record = await s.record('invoice', 'own-i')
    await write(s.ledger, PUSH_STORES, tx => retryRecord(tx, record, '2026-02-03T00:00:00.000Z', () => 'k'))
    expect(await s.push()).toMatchObject({ pushed: 1 })
    const sent = s.books.of('invoice').find(({ number }) => number === '1043')
    expect(sent?.memo).toBe('own-i')
  })
})

it.each([
  ['quickbooks', /switch on Allow Duplicate Invoice Numbers/, /only once/],
  // Numbers are unique there, whatever we allow.
  ['intacct', /Sage Intacct takes each only once/, /Allow Duplicate/],
] as const)('a taken number in %s: only what helps is said', async (system, said, not) => {
  const s = await setting()
  await s.ledger.put('connections', connection({ system }))
  await s.put(
    customer({ id: '1' }),
    invoice({ id: '9', number: '1043' }),
    invoice({ id: 'own-i', number: '1043' }),
  )
  await s.enqueue('create-invoice', 'own-i')
  await s.push()
  const { failure } = await s.record('invoice', 'own-i')
  expect(failure?.message).toMatch(said)
  expect(failure?.message).not.toMatch(not)
})

describe('what it failed for has changed there', () => {
  const failed = async () => {
    const s = await setting()
    await s.put(customer({ id: '1' }), invoice({ id: 'own-i', lines: [{ itemId: '3', amount: 10_000 }] }))
    await s.enqueue('create-invoice', 'own-i')
    s.books.refuse = () => refusal('2500', 'Invalid Reference Id', 'has been made inactive')
    await s.push()
    s.books.refuse = () => undefined
    return s
  }
  const item = (updatedThere: string) => ({
    kind: 'item' as const,
    id: '3',
    externalId: '3',
    connectionId: C,
    origin: 'imported' as const,
    syncState: 'synced' as const,
    name: 'Hours',
    active: true,
    type: 'service' as const,
    updatedThere,
  })
  const wake = async (s: Awaited<ReturnType<typeof setting>>, ...records: LedgerRecord[]) =>
    write(s.ledger, PUSH_STORES, tx => wakeDependents(tx, C, records, new Date(s.now()).toISOString()))

  it('is tried again by itself, as a new intent', async () => {
    const s = await failed()
    s.pass(HOUR)
    expect(await wake(s, item('2026-02-01T08:30:00.000Z'))).toBe(1)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(new Set(s.books.requests.filter(r => r.name === 'send').map(r => r.key)).size).toBe(2)
  })

  it('in the same run, when the mending is ours: the item first, then its invoice', async () => {
    const s = await failed()
    s.pass(HOUR)
    const hidden = { ...item('2026-02-01T07:00:00.000Z'), active: false, version: '0' }
    await s.put(hidden)
    s.books.put(hidden)
    await s.enqueue('activate-item', '3')
    expect(await s.push()).toMatchObject({ pushed: 2, problems: 0 })
    expect(await s.record('item', '3')).toMatchObject({ active: true })
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it('not for a change that the books knew when they refused, nor for another record', async () => {
    const s = await failed()
    expect(await wake(s, item('2026-02-01T07:59:00.000Z'))).toBe(0)
    expect(await wake(s, { ...item('2026-02-01T08:30:00.000Z'), id: '4', externalId: '4' })).toBe(0)
    expect(await s.entry('create-invoice', 'own-i')).toMatchObject({ state: 'needs-user' })
  })
})

describe('a payment', () => {
  const covered = payment({ id: 'own-p', applications: [{ invoiceId: '5', amount: 4_000 }], unapplied: 0 })
  async function withInvoice(change: Partial<ReturnType<typeof invoice>>, gone = false) {
    const s = await setting()
    const stored = invoice({ id: '5' })
    await s.put(customer({ id: '1' }), stored, covered)
    if (!gone) s.books.put({ ...stored, ...change })
    await s.enqueue('create-payment', 'own-p')
    return s
  }

  it.each([
    ['invoice-gone', {}, true],
    ['invoice-voided', { voided: true }, false],
    ['other-customer', { customerId: '2' }, false],
    ['other-currency', { currency: 'EUR' }, false],
    ['owes-less', { accountingBalance: 3_999 }, false],
  ] as const)('is not sent when its invoice asks: %s', async (question, change, gone) => {
    const s = await withInvoice(change, gone)
    expect(await s.push()).toEqual({ pushed: 0, problems: 1 })
    expect(await s.entry('create-payment', 'own-p')).toMatchObject({ state: 'needs-user', question })
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'none', syncState: 'unsynced' })
    expect(s.books.requests.map(r => r.name)).toEqual(['read'])
    // What was learned of the invoice is stored.
    const learned = await s.record('invoice', '5')
    expect(gone ? learned.deletedThereAt : learned.version).toBeDefined()
  })

  it('applies what is still owed when the user says so', async () => {
    const s = await withInvoice({ accountingBalance: 1_500 })
    await s.push()
    const asked = await s.record('payment', 'own-p')
    expect(await write(s.ledger, PUSH_STORES, tx => choose(tx, asked, 'apply-still-owed', NOW))).toBe(
      'chosen',
    )
    expect(await s.push()).toEqual({ pushed: 1, problems: 0 })
    expect(s.books.of('payment')[0]).toMatchObject({
      applications: [{ invoiceId: '5', amount: 1_500 }],
      unapplied: 2_500,
    })
    expect(await s.record('invoice', '5')).toMatchObject({ accountingBalance: 0 })
  })

  it('stays here when the user says so, until asked again', async () => {
    const s = await withInvoice({ voided: true })
    await s.push()
    const asked = await s.record('payment', 'own-p')
    await write(s.ledger, PUSH_STORES, tx => choose(tx, asked, 'do-not-submit', NOW))
    s.pass(HOUR)
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    expect(await s.entry('create-payment', 'own-p')).toMatchObject({ state: 'held' })
    await s.enqueue('create-payment', 'own-p')
    expect(await s.entry('create-payment', 'own-p')).toMatchObject({ state: 'held' })
  })

  it('is merged with the one that is there already when the user says so', async () => {
    const s = await withInvoice({ accountingBalance: 0 })
    await s.push()
    const there = payment({
      id: '88',
      externalId: '88',
      origin: 'imported',
      syncState: 'synced',
      standing: 'there',
      source: 'imported',
      date: '2026-01-12',
      applications: [{ invoiceId: '5', amount: 4_000 }],
      unapplied: 0,
    })
    const asked = await s.record('payment', 'own-p')
    expect(await write(s.ledger, PUSH_STORES, tx => choose(tx, asked, 'already-there', NOW))).toBe('which')
    await s.put(there)
    expect(await write(s.ledger, PUSH_STORES, tx => choose(tx, asked, 'already-there', NOW))).toBe('chosen')
    expect(await s.outbox()).toEqual([])
    expect(await s.ledger.count('payments')).toBe(1)
    expect(await s.record('payment', 'own-p')).toMatchObject({ externalId: '88', standing: 'there' })
  })

  it('that was applied otherwise than meant is shown to the user, and never sent again', async () => {
    const s = await withInvoice({})
    const carriedOut = s.books.put.bind(s.books)
    s.books.put = record =>
      carriedOut(record.kind === 'payment' ? { ...record, applications: [], unapplied: 4_000 } : record)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    const entry = await s.entry('create-payment', 'own-p')
    expect(entry).toMatchObject({ state: 'needs-user', question: 'unclear-answer' })
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'there', unapplied: 4_000 })
    const accepted = await s.record('payment', 'own-p')
    await write(s.ledger, PUSH_STORES, tx => retryRecord(tx, accepted, '2026-03-01T00:00:00.000Z', () => 'k'))
    s.pass(HOUR)
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    await write(s.ledger, PUSH_STORES, tx => choose(tx, accepted, 'already-there', NOW))
    expect(await s.outbox()).toEqual([])
  })

  it('is closed together with the new balance, or not at all', async () => {
    const s = await withInvoice({})
    let reads = 0
    s.books.fault = name => (name === 'read' && ++reads === 2 ? 'cut-before' : 'ok')
    await s.push()
    expect(s.books.of('payment')).toHaveLength(1)
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'in-flight' })
    expect(await s.record('invoice', '5')).toMatchObject({ accountingBalance: 10_000 })
    s.pass(HOUR)
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'there' })
    expect(await s.record('invoice', '5')).toMatchObject({ accountingBalance: 6_000 })
    expect(s.books.of('payment')).toHaveLength(1)
  })

  it('is withdrawn when it fails before it was sent, and stays when it may have gone out', async () => {
    const s = await withInvoice({})
    await write(s.ledger, ENQUEUE_STORES, tx => withdraw(tx, C, 'own-p'))
    expect(await s.outbox()).toEqual([])
    await s.enqueue('create-payment', 'own-p')
    s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
    await s.push()
    const failed = { ...(await s.record('payment', 'own-p')), status: 'failed' as const }
    await s.put(failed)
    expect(await write(s.ledger, ENQUEUE_STORES, tx => withdraw(tx, C, 'own-p'))).toBeUndefined()
    s.books.fault = () => 'ok'
    s.pass(HOUR)
    await s.push()
    expect(await s.record('payment', 'own-p')).toMatchObject({ status: 'failed', standing: 'there' })
  })

  it.each([
    ['failed', { status: 'failed' as const }],
    ['authorized with the setting off', { status: 'authorized' as const }],
    ['authorized by card', { status: 'authorized' as const, method: 'card' as const }],
  ])('is not sent when it is %s by then', async (_what, over) => {
    const s = await withInvoice({})
    s.settings.submitAuthorizedAch = false
    await s.put({ ...covered, ...over })
    expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
    expect(await s.outbox()).toEqual([])
    expect(s.books.of('payment')).toEqual([])
  })

  it('deleted there on request: gone, and the invoice owed again, in one transaction', async () => {
    const s = await withInvoice({})
    await s.push()
    await s.put({ ...(await s.record('payment', 'own-p')), status: 'failed' })
    await s.enqueue('delete-payment', 'own-p')
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(await s.record('payment', 'own-p')).toMatchObject({ standing: 'gone', syncState: 'synced' })
    expect(await s.record('invoice', '5')).toMatchObject({ accountingBalance: 10_000 })
  })

  it('deleted there with a stale version: read, nothing deleted, tried anew when asked', async () => {
    const s = await withInvoice({})
    await s.push()
    await s.put({ ...(await s.record('payment', 'own-p')), status: 'failed' })
    const [there] = s.books.of('payment')
    if (there) s.books.put({ ...there, reference: 'changed' })
    await s.enqueue('delete-payment', 'own-p')
    expect(await s.push()).toMatchObject({ problems: 1 })
    expect(s.books.of('payment')).toHaveLength(1)
    const record = await s.record('payment', 'own-p')
    expect(record).toMatchObject({ syncState: 'synced', standing: 'there', version: '1' })
    await write(s.ledger, PUSH_STORES, tx => retryRecord(tx, record, '2026-03-01T00:00:00.000Z', () => 'k'))
    expect(await s.push()).toMatchObject({ pushed: 1 })
    expect(s.books.of('payment')).toEqual([])
  })
})

describe('a reminder', () => {
  it.each(['cut-before', 'cut-after', 'die-before', 'die-after'] as const)(
    '%s: is never sent twice',
    async fault => {
      const cadence = { on: true, since: '2026-01-01', steps: [0], dailyCap: 50 }
      const s = await setting({ cadence })
      const stored = invoice({ id: '5', dueDate: '2026-02-01', email: 'amy@customer.example' })
      await s.put(customer({ id: '1' }), stored)
      s.books.put(stored)
      await s.enqueue('send-invoice', '5')
      s.books.fault = name => (name === 'send' ? fault : 'ok')
      await s.push()
      s.books.fault = () => 'ok'
      for (let n = 0; n < 4; n++) {
        s.pass(10 * HOUR)
        await s.push()
      }
      expect(s.books.requests.filter(r => r.name === 'send')).toHaveLength(1)
      expect(await s.entry('send-invoice', '5')).toMatchObject({ state: 'unknown' })
      expect(await s.record('invoice', '5')).toMatchObject({ syncState: 'synced' })
    },
  )
})
