import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBadges } from '../../../components/overlay/badges.ts'
import type { RowBadge } from '../../../core/messaging/views.ts'
import { quickbooks } from '../../../core/pages/quickbooks/adapter.ts'
import { AnsweringObserver, CONTEXT, fakeWorker } from './builders.ts'

const LIST = { system: 'quickbooks', company: '9130347951234567', kind: 'invoice-list' } as const
const PAID: RowBadge = { tone: 'good', label: 'Paid', title: 'Paid: $5.00.' }

const row = (id: string, number: string) =>
  `<div role="row"><div role="cell" class="number">${number}</div><div role="cell"><a href="https://qbo.intuit.com/app/invoice?txnId=${id}">View</a></div></div>`
const list = (...rows: string[]) =>
  `<div role="table"><div role="row"><div role="columnheader">No.</div><div role="columnheader">Action</div></div><div class="ids-table__virtualized-container">${rows.join('')}</div></div>`

let end: AbortController
let badgeOf: (id: string) => RowBadge | null
let worker: ReturnType<typeof fakeWorker>
let badges: ReturnType<typeof createBadges>

const shown = () =>
  Array.from(document.querySelectorAll('ar-companion-badge'), host => [
    host.parentElement?.textContent,
    host.shadowRoot?.querySelector('.text')?.textContent,
  ])
const asked = () => worker.sent.map(([, input]) => (input as { rows: unknown[] }).rows)
const rowAt = (at: number) => document.querySelectorAll('[role="row"]')[at + 1] as Element
/** Past the pause between two looks. */
const later = () => vi.advanceTimersByTimeAsync(170)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('ResizeObserver', AnsweringObserver)
  document.body.innerHTML = list(row('145', '1043'), row('146', '1044'), row('147', '1045'))
  end = new AbortController()
  badgeOf = id => (id === '146' ? null : PAID)
  worker = fakeWorker({
    'page.badges': ({ rows }) => rows.map(({ externalId = '' }) => badgeOf(externalId)),
  })
  badges = createBadges({
    document,
    adapter: quickbooks,
    send: worker.send,
    themeAt: () => 'light',
    abort: end.signal,
    now: () => 0,
  })
  badges.setContext(LIST)
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('badges', () => {
  it('stand in each row that AR has something to say of, asked for at once', async () => {
    await later()
    await later()
    expect(asked()).toEqual([
      [
        { externalId: '145', number: '1043' },
        { externalId: '146', number: '1044' },
        { externalId: '147', number: '1045' },
      ],
    ])
    expect(shown()).toEqual([
      ['1043', 'Paid'],
      ['1045', 'Paid'],
    ])
  })

  it('follow a row that is used again for another record', async () => {
    await later()
    await later()
    badgeOf = () => ({ tone: 'warn', label: 'Overdue 3 d', title: '' })
    const reused = rowAt(0)
    const cell = reused.querySelector('.number') as Element
    const link = reused.querySelector('a') as Element
    ;(cell.firstChild as Text).data = '1060'
    link.setAttribute('href', 'https://qbo.intuit.com/app/invoice?txnId=160')
    badges.touched(new Set([reused]), new Set())
    await later()
    await later()
    expect(asked().at(-1)).toEqual([{ externalId: '160', number: '1060' }])
    expect(shown()[0]).toEqual(['1060', 'Overdue 3 d'])
  })

  it('come back when the page drew the cell anew', async () => {
    await later()
    await later()
    const cell = rowAt(0).querySelector('.number') as Element
    cell.textContent = '1043'
    badges.touched(new Set([rowAt(0)]), new Set())
    await later()
    expect(shown()).toContainEqual(['1043', 'Paid'])
    expect(asked(), 'what is known is not asked again').toHaveLength(1)
  })

  it('are asked for anew when the ledger changed, and stay meanwhile', async () => {
    await later()
    await later()
    badgeOf = () => ({ tone: 'info', label: 'Open', title: '' })
    badges.refresh()
    expect(shown()).toHaveLength(2)
    await later()
    await later()
    expect(asked()).toHaveLength(2)
    expect(shown().map(([, text]) => text)).toEqual(['Open', 'Open', 'Open'])
  })

  it('are left alone while rows change that nobody sees', async () => {
    await later()
    await later()
    badges.touched(new Set([document.createElement('div')]), new Set())
    await later()
    expect(asked()).toHaveLength(1)
  })

  it('go with the list', async () => {
    await later()
    await later()
    badges.setContext(null)
    expect(shown()).toEqual([])
  })

  it('are not mixed up between companies', async () => {
    await later()
    await later()
    badgeOf = () => null
    badges.setContext({ ...LIST, company: '111111' })
    await later()
    await later()
    expect(asked()).toHaveLength(2)
    expect(shown()).toEqual([])
  })

  it('are not asked for where there is no list', async () => {
    document.body.innerHTML = '<h1>Invoice</h1>'
    badges.setContext({ ...CONTEXT, kind: 'customer' })
    await later()
    await later()
    expect(asked().flat()).toHaveLength(0)
  })

  it('wait long after the worker refused', async () => {
    badgeOf = () => {
      throw new Error('asleep')
    }
    await later()
    await later()
    badges.touched(new Set(), new Set([document.body]))
    await later()
    expect(asked()).toHaveLength(1)
  })
})
