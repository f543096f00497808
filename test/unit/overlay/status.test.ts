import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStatus } from '../../../components/overlay/status.ts'
import { CommandError } from '../../../core/messaging/client.ts'
import type { PageView } from '../../../core/messaging/views.ts'
import { CONTEXT, connection, fakeWorker, invoiceView } from './builders.ts'

let end: AbortController
beforeEach(() => {
  vi.useFakeTimers()
  end = new AbortController()
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
})

describe('the status', () => {
  it('shows what the worker answers', async () => {
    const { send, sent } = fakeWorker({ 'page.status': () => invoiceView() })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    expect(status.state.value).toMatchObject({ context: CONTEXT, view: invoiceView(), problem: null })
    expect(sent).toEqual([['page.status', { context: CONTEXT }]])
  })

  it('drops an answer for a page that is no longer shown', async () => {
    const answers: ((view: PageView) => void)[] = []
    const { send } = fakeWorker({
      'page.status': () => new Promise<PageView>(resolve => answers.push(resolve)),
    })
    const status = createStatus(send, end.signal)
    const first = status.show(CONTEXT)
    const second = status.show({ ...CONTEXT, externalId: '146' })
    answers[1]?.(invoiceView({ number: 'second' }))
    answers[0]?.(invoiceView({ number: 'first' }))
    await Promise.all([first, second])
    expect(status.state.value.view).toMatchObject({ invoice: { number: 'second' } })
  })

  it('forgets the old record at once, and keeps the same one while it is read anew', async () => {
    const { send } = fakeWorker({ 'page.status': () => invoiceView() })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    void status.show({ ...CONTEXT, number: '1043-A' })
    expect(status.state.value.view).not.toBeNull()
    void status.show({ ...CONTEXT, externalId: '999' })
    expect(status.state.value.view).toBeNull()
  })

  it('says when it still waits; who stops waiting may go on, and sees what comes later', async () => {
    let answer: (view: PageView) => void = () => {}
    const { send } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.sync': () => new Promise<PageView>(resolve => (answer = resolve)),
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    void status.sync()
    await vi.advanceTimersByTimeAsync(7_000)
    expect(status.state.value).toMatchObject({ busy: 'sync', slow: false })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(status.state.value).toMatchObject({ busy: 'sync', slow: true })
    status.stopWaiting()
    expect(status.state.value).toMatchObject({ busy: null, slow: false, problem: null })
    answer(invoiceView({ number: 'late' }))
    await vi.advanceTimersByTimeAsync(10)
    expect(status.state.value).toMatchObject({ busy: null, slow: false })
    expect(status.state.value.view).not.toMatchObject({ invoice: { number: 'late' } })
  })

  it('says until when a Re-Sync waits, through later looks, until then', async () => {
    const waitsUntil = new Date(Date.now() + 60_000).toISOString()
    const { send } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.sync': () => ({ ...invoiceView(), waitsUntil }),
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await status.sync()
    expect(status.state.value).toMatchObject({ waitsUntil, view: invoiceView(), busy: null })
    await status.refresh()
    expect(status.state.value.waitsUntil).toBe(waitsUntil)
    await vi.advanceTimersByTimeAsync(61_000)
    await status.refresh()
    expect(status.state.value.waitsUntil).toBeNull()
  })

  it('says why it has none', async () => {
    const { send } = fakeWorker({
      'page.status': () => {
        throw new CommandError('storage', 'The ledger does not open.')
      },
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    expect(status.state.value.problem).toEqual({ code: 'storage', message: 'The ledger does not open.' })
  })

  it('knows that the extension was updated, and asks nothing more', async () => {
    const { send, sent } = fakeWorker({
      'page.status': () => {
        throw new CommandError('reloaded', 'Reload this page.')
      },
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    expect(status.state.value.orphaned).toBe(true)
    await status.refresh()
    expect(sent).toHaveLength(1)
  })

  it.each([
    ['the record is being read', invoiceView({}, true)],
    ['it is being sent', invoiceView({ syncState: 'syncing' })],
    [
      'the first import runs',
      { state: 'nothing', connection: connection({ importing: { done: 1, total: 9 } }) },
    ],
  ] as [string, PageView][])('looks again, ever more rarely, while %s', async (_, view) => {
    let answer = view
    const { send, sent } = fakeWorker({ 'page.status': () => answer })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await vi.advanceTimersByTimeAsync(1500)
    expect(sent).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1500)
    expect(sent).toHaveLength(2)
    answer = invoiceView()
    await vi.advanceTimersByTimeAsync(1500)
    expect(sent).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(3)
  })

  it('tries a few times by itself when the worker failed', async () => {
    let works = false
    const { send, sent } = fakeWorker({
      'page.status': () => {
        if (works) return invoiceView()
        throw new CommandError('internal', 'Something went wrong.')
      },
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await vi.advanceTimersByTimeAsync(1500)
    expect(sent).toHaveLength(2)
    works = true
    await vi.advanceTimersByTimeAsync(3000)
    expect(status.state.value).toMatchObject({ problem: null, view: { state: 'invoice' } })
    works = false
    await status.refresh()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(sent.length).toBeLessThan(12)
  })

  it('asks nothing after its end', async () => {
    const { send, sent } = fakeWorker({ 'page.status': () => invoiceView({}, true) })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    end.abort()
    await vi.advanceTimersByTimeAsync(60_000)
    await status.refresh()
    expect(sent).toHaveLength(1)
  })
})

describe('a command', () => {
  it('is given once at a time', async () => {
    let finish = (_: PageView) => {}
    const { send, sent } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.sync': () => new Promise<PageView>(resolve => (finish = resolve)),
      'page.archive': () => invoiceView({ archived: true }),
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    const syncing = status.sync()
    expect(status.state.value.busy).toBe('sync')
    await status.archive(true)
    finish(invoiceView({ status: 'paid' }))
    await syncing
    expect(sent.map(([name]) => name)).toEqual(['page.status', 'page.sync'])
    expect(status.state.value).toMatchObject({ busy: null, view: { invoice: { status: 'paid' } } })
  })

  it.each([
    ['imported', '1050 is imported.'],
    ['already-here', '1050 is here already.'],
    ['not-found', 'No invoice has the number 1050 there. Numbers must match exactly.'],
  ] as const)('to import says what it came to: %s', async (outcome, notice) => {
    const { send, sent } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.import': ({ number }) =>
        outcome === 'not-found' ? { outcome, number } : { outcome, number, invoiceId: '9' },
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await status.import('1050')
    expect(status.state.value.notice).toBe(notice)
    expect(sent.at(-2)).toEqual(['page.import', { context: CONTEXT, number: '1050' }])
    expect(sent.at(-1)?.[0]).toBe('page.status')
  })

  it('to import that has to wait says until when', async () => {
    const waitsUntil = new Date(Date.now() + 60_000).toISOString()
    const { send } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.import': () => ({ waitsUntil }),
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await status.import('1050')
    expect(status.state.value).toMatchObject({ waitsUntil, notice: null, busy: null })
  })

  it('that is refused says why, and the record stays', async () => {
    const { send } = fakeWorker({
      'page.status': () => invoiceView(),
      'page.archive': () => {
        throw new CommandError('not-found', 'AR has no such invoice.')
      },
    })
    const status = createStatus(send, end.signal)
    await status.show(CONTEXT)
    await status.archive(true)
    expect(status.state.value).toMatchObject({
      busy: null,
      problem: { code: 'not-found' },
      view: { state: 'invoice' },
    })
  })
})
