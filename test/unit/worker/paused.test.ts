// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import type { Item } from '../../../core/ledger/records.ts'
import type { Input, MessageName } from '../../../core/messaging/protocol.ts'
import type { Reply } from '../../../core/messaging/reply.ts'
import { exportPreferences } from '../../../core/preferences/backup.ts'
import { saveConnectionSettings } from '../../../core/preferences/preferences.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { getDeletionCheck, putDeletionCheck } from '../../../core/store/deletion-checks.ts'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { hasPdf } from '../../../core/store/pdfs.ts'
import { putReminder } from '../../../core/store/reminders.ts'
import { layDown } from '../../../core/store/restore-inbox.ts'
import { listRuns } from '../../../core/store/runs.ts'
import { write } from '../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { customer, invoice, item, payment } from '../sync-push/setting.ts'
import { at, C, NOW, type Setting, setting } from './setting.ts'

const DAY = '2026-02-01'
const MINUTE = 60_000
const PATIENCE = { timeout: 20_000, interval: 10 }

const context = { system: 'quickbooks', company: '1', kind: 'invoice', externalId: '5' } as const
const draft = { number: '2001', customerId: '1', date: DAY, lines: [{ itemId: '3', amount: 5_000 }] }
const toPay = {
  customerId: '1',
  date: DAY,
  amount: 4_000,
  method: 'check',
  status: 'succeeded',
  applications: [],
} satisfies Input<'payment.record'>['payment']
const step = { connectionId: C, invoiceId: '6', dueDate: DAY, step: 0 }
const failure = {
  class: 'needs-user',
  message: 'Refused.',
  guideId: 'duplicate-document-number',
  at: at(NOW),
} as const
const remedy = {
  connectionId: C,
  entity: 'invoice',
  id: 'own-refused',
  action: 'next-free-number',
  choice: {},
} as const

/** Books and ledger in step, with something for every command to be about. */
async function ready(): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await saveConnectionSettings(C, { cadenceOn: true, cadenceSince: '2026-01-01', cadenceSteps: [0] })
  const imported = [
    customer({ id: '1', name: 'Amy' }),
    item({ id: '3' }),
    item({ id: '4', active: false }),
    invoice({ id: '5', dueDate: DAY, email: 'amy@customer.example' }),
    invoice({ id: '6', dueDate: '2026-09-01' }),
    payment({ id: '81', externalId: '81', origin: 'imported', syncState: 'synced', standing: 'there' }),
    payment({ id: '80', externalId: '80', origin: 'imported', syncState: 'synced', standing: 'there' }),
  ]
  for (const record of imported) s.books.put(record)
  const own = [
    invoice({ id: 'own-refused', number: '1001', syncState: 'failed', failure }),
    invoice({ id: 'own-draft', draft: true }),
    invoice({ id: 'own-mended', number: '1003' }),
    payment({
      id: 'own-failed',
      externalId: '80',
      version: '0',
      status: 'failed',
      syncState: 'synced',
      standing: 'there',
    }),
    payment({ id: 'own-held', status: 'authorized', held: true }),
    payment({ id: 'own-open', amount: 4_000 }),
    payment({ id: 'own-asks', amount: 900, syncState: 'failed' }),
  ]
  await s.put(...imported.filter(({ id }) => id !== '80'), ...own)
  await write(s.ledger, [...ENQUEUE_STORES, 'reminders', 'deletionChecks'], async tx => {
    const waits = async (action: 'create-invoice' | 'create-payment', recordId: string, more: object) =>
      putOutboxEntry(tx, {
        ...(await enqueue(tx, { connectionId: C, action, recordId }, at(NOW))),
        state: 'needs-user',
        ...more,
      })
    await waits('create-invoice', 'own-refused', { failure })
    await waits('create-payment', 'own-asks', { question: 'invoice-gone' })
    const undo = invoice({ id: 'own-mended', number: '1002', syncState: 'failed', failure })
    await waits('create-invoice', 'own-mended', { state: 'waiting', undo })
    await putReminder(tx, { ...step, at: at(NOW), outcome: 'prepared' })
    await putDeletionCheck(tx, {
      connectionId: C,
      startedAt: at(NOW),
      state: 'needs-confirmation',
      known: 0,
      knownOf: {},
      candidates: [],
    })
  })
  return s
}

/** A sync of the user's waits out a pause of a minute; nothing is asked of the books before it is over. */
async function paused(): Promise<Setting> {
  const s = await ready()
  s.books.fault = () => 'throttle'
  expect(await s.ask('sync.now', { connectionId: C })).toEqual({ waitsUntil: at(NOW + MINUTE) })
  return s
}

/** The answer; or that none comes, however much else is done meanwhile. */
async function answered(reply: Promise<Reply<unknown>>): Promise<Reply<unknown> | 'no answer'> {
  let answer: Reply<unknown> | undefined
  void reply.then(came => {
    answer = came
  })
  for (let n = 0; n < 2_000 && !answer; n++) await new Promise(resolve => setTimeout(resolve))
  return answer ?? 'no answer'
}

/** The pause is, and what was put off with it has had its time. */
async function over(s: Setting): Promise<void> {
  s.books.fault = () => 'ok'
  s.endPauses()
  await ended(s)
  s.pass(MINUTE)
  await s.worker.wake()
  await ended(s)
}

/** No run is under way, and none is about to begin. */
async function ended(s: Setting): Promise<void> {
  await s.settle()
  await vi.waitFor(
    async () => expect((await listRuns(s.ledger, C)).rows.filter(run => !run.endedAt)).toEqual([]),
    PATIENCE,
  )
  await s.settle()
}

const runsOf = async (s: Setting, kind: string) =>
  (await listRuns(s.ledger, C)).rows.filter(run => run.kind === kind && run.outcome === 'ok').length
const memoThere = (s: Setting, number: string) =>
  s.books.of('invoice').filter(each => each.number === number).length
const paymentsThere = (s: Setting) => s.books.of('payment').length

/** `waits`: answered with the end of the pause. `refused`: so, and nothing happens. `at once`: it needs no answer. */
type Answered = 'waits' | 'refused' | 'at once'
interface Case<N extends MessageName> {
  input: Input<N>
  answered: Answered
  /** What stands once the pause is over, and does not before. */
  stands?: (s: Setting) => Promise<boolean> | boolean
}
/** Commands that are about no company that is connected, about none that has a sign-in, or are tried below. */
type Elsewhere = 'a sign-in of its own' | 'no company' | 'Sage Intacct alone' | 'ends its work'

const COMMANDS: { [N in MessageName]: Case<N> | Elsewhere } = {
  'sync.now': {
    input: { connectionId: C },
    answered: 'waits',
    stands: s => runsOf(s, 'sync').then(n => n > 0),
  },
  'record.sync': {
    input: { connectionId: C, entity: 'invoice', id: '5' },
    answered: 'waits',
    stands: s => runsOf(s, 're-sync').then(n => n > 0),
  },
  'invoice.import': {
    input: { connectionId: C, number: 'N-5' },
    answered: 'waits',
    stands: s => runsOf(s, 'import-by-number').then(n => n > 0),
  },
  'invoice.pdf': {
    input: { connectionId: C, id: '5' },
    answered: 'waits',
    stands: async s => (await runsOf(s, 're-sync')) > 0 && hasPdf(s.ledger, C, '5'),
  },
  'page.sync': {
    input: { context },
    answered: 'waits',
    stands: s => runsOf(s, 're-sync').then(n => n > 0),
  },
  'page.import': {
    input: { context, number: 'N-5' },
    answered: 'waits',
    stands: s => runsOf(s, 'import-by-number').then(n => n > 0),
  },
  'reminders.run': {
    input: { connectionId: C },
    answered: 'waits',
    stands: s => s.books.reminders.length === 1,
  },
  'deletion.run': {
    input: { connectionId: C },
    answered: 'waits',
    stands: s => runsOf(s, 'deletion-check').then(n => n > 0),
  },
  'deletion.decide': {
    input: { connectionId: C, proceed: true },
    answered: 'waits',
    stands: async s => (await runsOf(s, 'deletion-check')) > 0 && !(await getDeletionCheck(s.ledger, C)),
  },

  'remedy.plan': { input: remedy, answered: 'refused' },
  'remedy.run': { input: { ...remedy, seal: 'x' }, answered: 'refused' },
  'reminders.prepare': { input: step, answered: 'refused' },

  'invoice.save': {
    input: { connectionId: C, invoice: draft, push: true },
    answered: 'at once',
    stands: s => memoThere(s, '2001') === 1,
  },
  'customer.save': {
    input: { connectionId: C, customer: { name: 'Zoe' } },
    answered: 'at once',
    stands: s => s.books.of('customer').length === 2,
  },
  'item.activate': {
    input: { connectionId: C, id: '4' },
    answered: 'at once',
    stands: s => s.books.get('item', '4').kind === 'item' && (s.books.get('item', '4') as Item).active,
  },
  'payment.record': {
    input: { connectionId: C, payment: toPay },
    answered: 'at once',
    stands: s => paymentsThere(s) === 3,
  },
  'payment.status': {
    input: { connectionId: C, id: 'own-held', status: 'succeeded' },
    answered: 'at once',
    stands: s => paymentsThere(s) === 3,
  },
  'payment.deleteThere': {
    input: { connectionId: C, id: 'own-failed' },
    answered: 'at once',
    stands: s => paymentsThere(s) === 1,
  },
  'payment.markSynced': {
    input: { connectionId: C, id: 'own-open', importedId: '81' },
    answered: 'at once',
  },
  'payments.submitWaiting': {
    input: { connectionId: C },
    answered: 'at once',
    stands: s => paymentsThere(s) === 3,
  },
  'payments.importRows': {
    input: {
      connectionId: C,
      fileType: 'x',
      importId: 'i',
      rows: [{ row: 1, reference: 'r', date: DAY, amount: 700, status: 'succeeded', customerId: '1' }],
    },
    answered: 'at once',
    stands: s => paymentsThere(s) === 3,
  },
  'payments.undoImport': {
    input: { connectionId: C, importId: 'i', customerIds: ['1'] },
    answered: 'at once',
  },
  'push.retry': {
    input: { connectionId: C, entity: 'invoice', id: 'own-refused' },
    answered: 'at once',
    stands: s => memoThere(s, '1001') === 1,
  },
  'push.choose': {
    input: { connectionId: C, id: 'own-asks', choice: 'do-not-submit' },
    answered: 'at once',
  },
  'remedy.undo': { input: { connectionId: C, entity: 'invoice', id: 'own-mended' }, answered: 'at once' },
  'invoice.archive': { input: { connectionId: C, ids: ['5'], archived: true }, answered: 'at once' },
  'invoice.dropVersion': { input: { connectionId: C, id: '5' }, answered: 'at once' },
  'record.open': { input: { connectionId: C, entity: 'invoice', id: '5' }, answered: 'at once' },
  'record.discard': { input: { connectionId: C, entity: 'invoice', id: 'own-draft' }, answered: 'at once' },
  'reminders.pause': {
    input: { connectionId: C, entity: 'invoice', id: '5', paused: true },
    answered: 'at once',
  },
  'reminders.settle': { input: { ...step, sent: true }, answered: 'at once' },
  'page.status': { input: { context }, answered: 'at once' },
  'page.badges': { input: { context, rows: [{ externalId: '5' }] }, answered: 'at once' },
  'page.archive': { input: { context, archived: true }, answered: 'at once' },
  'page.open': { input: { context }, answered: 'at once' },
  'guide.links': {
    input: { context, kinds: ['open-item'], params: { itemId: '3' } },
    answered: 'at once',
  },
  'connection.disconnect': { input: { connectionId: C, erase: false }, answered: 'at once' },
  'connection.makeHome': { input: { connectionId: C }, answered: 'at once' },
  'connection.unlinkPages': { input: { connectionId: C }, answered: 'at once' },

  'page.settings': 'no company',
  'page.ui': 'no company',
  'page.link': 'Sage Intacct alone',
  'connection.setupLists': 'Sage Intacct alone',
  'connection.setUp': 'Sage Intacct alone',
  'connection.connect': 'a sign-in of its own',
  'connection.begin': 'a sign-in of its own',
  'connection.paste': 'a sign-in of its own',
  'connection.reconnect': 'a sign-in of its own',
  'data.restore': 'ends its work',
  'data.erase': 'ends its work',
}
const cases = Object.entries(COMMANDS).flatMap(([name, of]) =>
  typeof of === 'string' ? [] : [[name as MessageName, of as Case<MessageName>] as const],
)

describe('while a sync waits out a pause that the accounting system asked for', () => {
  it.each(cases)('%s is answered', async (name, { input, answered: how, stands }) => {
    const s = await paused()
    expect(await stands?.(s)).not.toBe(true)
    const reply = await answered(s.raw(name, input as never))
    if (how === 'waits') expect(reply).toMatchObject({ ok: true, value: { waitsUntil: at(NOW + MINUTE) } })
    else if (how === 'refused')
      expect(reply).toMatchObject({ ok: false, error: { code: 'throttled', until: expect.any(String) } })
    else {
      expect(reply).toMatchObject({ ok: true })
      expect(JSON.stringify(reply)).not.toContain('waitsUntil')
    }
    expect(await stands?.(s)).not.toBe(true)
    await over(s)
    if (stands) await vi.waitFor(async () => expect(await stands(s)).toBe(true), PATIENCE)
  })

  it.each(cases.filter(([name, { stands }]) => stands && name !== 'sync.now'))(
    '%s was needed for what stands then',
    async (_, { stands }) => {
      const s = await paused()
      await over(s)
      expect(await stands?.(s)).toBe(false)
    },
  )
})

describe('a pause that the accounting system asked for', () => {
  it('while reminders are sent is their answer; they go by themselves afterwards', async () => {
    const s = await ready()
    s.books.fault = name => (name === 'read' ? 'throttle' : 'ok')
    expect(await s.ask('reminders.run', { connectionId: C })).toEqual({ waitsUntil: at(NOW + MINUTE) })
    expect(s.books.reminders).toEqual([])
    await over(s)
    await vi.waitFor(() => expect(s.books.reminders).toEqual(['5']), PATIENCE)
  })

  it('while a record is sent, which has nothing to be read, is the answer of its Re-Sync', async () => {
    const s = await ready()
    s.books.fault = () => 'throttle'
    await s.ask('push.retry', { connectionId: C, entity: 'invoice', id: 'own-refused' })
    await s.settle()
    expect(await s.ask('record.sync', { connectionId: C, entity: 'invoice', id: 'own-refused' })).toEqual({
      waitsUntil: at(NOW + MINUTE),
    })
    await over(s)
    await vi.waitFor(() => expect(memoThere(s, '1001')).toBe(1), PATIENCE)
  })

  it('while a deletion check reads is waited out by it', async () => {
    const s = await ready()
    s.books.fault = name => (name === 'keys' ? 'throttle' : 'ok')
    expect(await s.ask('deletion.run', { connectionId: C })).toEqual({ waitsUntil: at(NOW + MINUTE) })
    await over(s)
    await vi.waitFor(async () => expect(await runsOf(s, 'deletion-check')).toBe(1), PATIENCE)
  })

  it('ends without a request where the company was disconnected meanwhile, which it stays', async () => {
    const s = await paused()
    await s.ask('connection.disconnect', { connectionId: C, erase: false })
    s.books.requests.splice(0)
    await over(s)
    expect(s.books.requests).toEqual([])
    expect((await s.connection())?.state).toBe('disconnected')
    expect((await listRuns(s.ledger, C)).rows[0]).toMatchObject({ kind: 'sync', outcome: 'failed' })
  })
})

describe('what ends the work of a company does not wait out its pause', () => {
  const RETURNS = [
    ['connection.disconnect', { connectionId: C, erase: true }],
    ['data.erase', {}],
    ['data.restore', {}],
  ] as const
  const BEGINS = {
    'sync.now': { connectionId: C },
    'deletion.run': { connectionId: C },
    'record.sync': { connectionId: C, entity: 'invoice', id: '5' },
    'invoice.import': { connectionId: C, number: 'N-5' },
  } as const
  const backup = async (s: Setting) =>
    makeBackup(s.ledger, { madeAt: at(NOW), madeBy: '0', preferences: await exportPreferences() })

  it.each(
    RETURNS.flatMap(([name, input]) =>
      Object.entries(BEGINS).map(([begun, of]) => [name, begun as keyof typeof BEGINS, input, of] as const),
    ),
  )('%s, while %s waits, is done at once; nothing more is asked or sent', async (name, begun, input, of) => {
    const s = await ready()
    await layDown(await backup(s))
    s.books.fault = () => 'throttle'
    expect(await s.ask(begun, of as never)).toEqual({ waitsUntil: at(NOW + MINUTE) })
    s.books.requests.splice(0)
    expect(await answered(s.raw(name, input as never))).toMatchObject({ ok: true })
    await over(s)
    expect(s.books.requests).toEqual([])
    const left = name === 'data.restore' ? 'sign-in-needed' : undefined
    expect((await s.connection().catch(() => undefined))?.state).toBe(left)
  })

  it('a pause that is told after that is not begun', async () => {
    const s = await ready()
    let disconnecting: Promise<unknown> | undefined
    s.books.fault = () => {
      disconnecting ??= s.raw('connection.disconnect', { connectionId: C, erase: true })
      return 'throttle'
    }
    await expect(s.ask('sync.now', { connectionId: C })).rejects.toMatchObject({ code: 'not-connected' })
    expect(await answered(disconnecting as Promise<Reply<unknown>>)).toMatchObject({ ok: true })
  })

  it('a request under way is let come to its end', async () => {
    const s = await ready()
    let answer = () => {}
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    const connector = s.books.connector(() => true)
    vi.spyOn(s.books, 'connector').mockReturnValue({
      ...connector,
      send: wire => held.then(() => connector.send(wire)),
    })
    const saved = s.raw('invoice.save', { connectionId: C, invoice: draft, push: true })
    await answered(saved)
    await s.settle()
    let done = false
    const leaving = s.raw('connection.disconnect', { connectionId: C, erase: true }).finally(() => {
      done = true
    })
    await s.settle()
    expect(done).toBe(false)
    answer()
    expect(await answered(leaving)).toMatchObject({ ok: true })
    expect(memoThere(s, '2001')).toBe(1)
    expect(await s.ledger.count('outbox')).toBe(0)
  })

  it('another company goes on waiting', async () => {
    const s = await paused()
    const other = 'quickbooks:production:12'
    await s.connect({ id: other, companyId: '12' })
    await s.ask('connection.disconnect', { connectionId: other, erase: true })
    await s.settle()
    expect((await listRuns(s.ledger, C)).rows[0]).toMatchObject({
      kind: 'sync',
      waitsUntil: at(NOW + MINUTE),
    })
    await over(s)
    expect(await runsOf(s, 'sync')).toBeGreaterThan(0)
  })
})
