import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGuide } from '../../../../components/overlay/guide-port.ts'
import { createStatus } from '../../../../components/overlay/status.ts'
import { uiPart } from '../../../../components/overlay/ui/index.tsx'
import type { PageView } from '../../../../core/messaging/views.ts'
import {
  byUser,
  CONTEXT,
  connection,
  fakeWorker,
  invoice,
  invoiceView,
  payment,
  settle,
  userClick,
} from '../builders.ts'

let end: AbortController
let box: HTMLElement
let worker: ReturnType<typeof fakeWorker>
let status: ReturnType<typeof createStatus>
let closed: number

async function panel(view: PageView, context = CONTEXT): Promise<string> {
  worker = fakeWorker({
    'page.status': () => view,
    'page.sync': () => view,
    'page.archive': () => view,
    'page.import': ({ number }) => ({ outcome: 'not-found', number }),
    'page.open': () => undefined,
  })
  status = createStatus(worker.send, end.signal)
  await status.show(context)
  const endPanel = uiPart.panel(box, { status, guide: createGuide([]), onClose: () => (closed += 1) })
  end.signal.addEventListener('abort', endPanel)
  await settle()
  worker.sent.length = 0
  return text()
}
const text = () => (box.textContent ?? '').replace(/\s+/g, ' ')
const button = (name: string) => {
  const found = [...box.querySelectorAll('button')].find(each =>
    [each.getAttribute('aria-label'), each.textContent?.trim()].includes(name),
  )
  if (!found) throw new Error(`no button ${name}: ${text()}`)
  return found
}
const buttons = () =>
  [...box.querySelectorAll('button')].map(each => each.getAttribute('aria-label') ?? each.textContent?.trim())

beforeEach(() => {
  end = new AbortController()
  closed = 0
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  box = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
})
afterEach(() => end.abort())

describe('the panel of an invoice', () => {
  it('shows who, how much, and that both systems agree', async () => {
    const shown = await panel(invoiceView())
    for (const part of [
      'Invoice 1043',
      'Bayside Lighting Co.',
      'Northgate Dental',
      'Due Feb 4, 2026',
      'Open',
      '$1,250.00',
      'Both systems agree.',
      'No payments yet.',
      'Synced',
    ])
      expect(shown).toContain(part)
    expect(shown).not.toContain('Difference')
  })

  it('names the causes of a difference, each with its amount, and offers Re-Sync first', async () => {
    const shown = await panel(
      invoiceView({
        balance: {
          accounting: 95_000,
          accountingAt: '2026-03-01T10:00:00Z',
          ar: 45_000,
          difference: -50_000,
          causes: [
            { kind: 'authorized-ach-waiting', amount: -30_000, paymentIds: ['a'] },
            { kind: 'failed-to-sync', amount: -15_000, paymentIds: ['b'] },
            { kind: 'unknown', amount: -5000, paymentIds: [] },
          ],
          notCollected: 0,
        },
      }),
    )
    for (const part of [
      'Balance in QuickBooks',
      '$950.00',
      'AR balance',
      '$450.00',
      'Difference-$500.00',
      'Re-Sync first',
      'Authorized ACH payment, sent once it succeeds-$300.00',
      'Payment failed to sync-$150.00',
      'Unknown; Re-Sync first-$50.00',
      'Waiting$500.00',
    ])
      expect(shown).toContain(part)
    expect(shown).not.toContain('Both systems agree')
  })

  it('says that a paid one was not collected', async () => {
    const shown = await panel(
      invoiceView({
        status: 'paid',
        balance: { ...invoice().balance, accounting: 0, ar: 0, notCollected: 50_000 },
        payments: [payment({ applied: 50_000, status: 'failed', flag: 'failed-still-there' })],
      }),
    )
    expect(shown).toContain('$500.00 as paid that was not collected')
    expect(shown).toContain('Failed, but still in QuickBooks')
    expect(shown).not.toContain('Both systems agree')
  })

  it('lists the first payments, each with its status and standing', async () => {
    const payments = Array.from({ length: 8 }, (_, at) => payment({ id: `p${at}`, reference: `#${at}` }))
    const shown = await panel(
      invoiceView({ payments: [payment({ id: 'w', status: 'authorized', standing: 'none' }), ...payments] }),
    )
    expect(shown).toContain('Authorized · not in QuickBooks')
    expect(shown).toContain('ACH #3')
    expect(shown).not.toContain('#4')
    expect(shown).toContain('4 more payments in the workspace')
  })

  it('explains a failed sync with the documented fix, and keeps the words as they came', async () => {
    const shown = await panel(
      invoiceView({
        syncState: 'failed',
        failure: {
          class: 'needs-user',
          code: '6140',
          message:
            'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=9',
          at: '2026-03-01T10:00:00Z',
        },
      }),
    )
    expect(shown).toContain('The invoice number is already used')
    expect(shown).toContain('1021')
    expect(shown).toContain('You must specify a different number')
    expect(box.querySelectorAll('.failure li').length).toBeGreaterThan(1)
  })

  it('says that it is archived, deleted there, found by number, or kept elsewhere', async () => {
    expect(await panel(invoiceView({ archived: true }))).toContain('Archived here')
    expect(buttons()).toContain('Unarchive')
    expect(await panel(invoiceView({ deletedThere: true }))).toContain('Deleted in QuickBooks')
    expect(await panel(invoiceView({ foundBy: 'number' }))).toContain('found by number')
    const elsewhere = { ...invoiceView(), connection: connection({ isHome: false }) } as PageView
    expect(await panel(elsewhere)).toContain('Another browser is the home of Bayside Lighting Co.;')
  })

  it('says that it is being read, and when the sign-in has ended', async () => {
    expect(await panel(invoiceView({}, true))).toContain('Reading the latest')
    const ended = { ...invoiceView(), connection: connection({ state: 'sign-in-needed' }) } as PageView
    expect(await panel(ended)).toContain('The sign-in to Bayside Lighting Co. has ended')
    expect(buttons()).toContain('Sign in …')
  })

  it.each([
    ['Re-Sync', ['page.sync', { context: CONTEXT }]],
    ['Archive', ['page.archive', { context: CONTEXT, archived: true }]],
    ['Open in workspace', ['page.open', { context: CONTEXT }]],
  ] as const)('gives the command %s to the user’s click, and to no other', async (name, message) => {
    await panel(invoiceView())
    button(name).click()
    await settle()
    expect(worker.sent).toEqual([])
    userClick(button(name))
    await settle()
    expect(worker.sent[0]).toEqual(message)
  })

  it('closes', async () => {
    await panel(invoiceView())
    userClick(button('Close'))
    expect(closed).toBe(1)
  })
})

describe('the panel where there is no invoice', () => {
  it.each<[string, PageView, string[], string[]]>([
    [
      'not connected',
      { state: 'not-connected', system: 'quickbooks' },
      ['This company is not connected', 'sign in to QuickBooks there'],
      ['Connect …'],
    ],
    [
      'another company',
      { state: 'other-company', connected: ['Harbor & Pine'] },
      ['Another company is connected', 'Connected: Harbor & Pine'],
      ['Connect …'],
    ],
    [
      'missing: not imported',
      { state: 'missing', connection: connection(), number: '1050', reason: 'not-imported' },
      ['1050 is not in AR', 'Import it by its exact number'],
      ['Import', 'Open in workspace'],
    ],
    [
      'missing: archived',
      { state: 'missing', connection: connection(), number: '1050', reason: 'archived' },
      ['It is archived here'],
      ['Unarchive', 'Open in workspace'],
    ],
    [
      'missing: skipped',
      { state: 'missing', connection: connection(), number: '1050', reason: 'skipped', keptNumber: '1050' },
      ['Another invoice has the number 1050', 'Allow Duplicate Invoice Numbers'],
      ['Open settings', 'Open in workspace'],
    ],
    [
      'missing: deleted',
      { state: 'missing', connection: connection(), reason: 'deleted' },
      ['This invoice is not in AR', 'removed at a deletion check'],
      ['Import', 'Open in workspace'],
    ],
    [
      'missing: importing',
      {
        state: 'missing',
        connection: connection({ importing: { done: 1200, total: 4800 } }),
        reason: 'importing',
      },
      ['First import is running', '1,200 of 4,800 records', 'its turn'],
      ['Open in workspace'],
    ],
    [
      'choice',
      {
        state: 'choice',
        connection: connection(),
        candidates: [invoice(), invoice({ id: '2', customerName: 'Cool Cars' })],
      },
      ['Two invoices have this number', 'Northgate Dental', 'Cool Cars'],
      ['Open in workspace'],
    ],
    [
      'customer',
      {
        state: 'customer',
        connection: connection(),
        name: 'Cool Cars',
        currency: 'USD',
        openCount: 3,
        openBalance: 225_000,
        overdueBalance: 50_000,
      },
      ['Cool Cars', 'Open invoices3', 'Open$2,250.00', 'Overdue$500.00'],
      ['Import', 'Re-Sync', 'Open in workspace'],
    ],
    [
      'payment',
      {
        state: 'payment',
        connection: connection(),
        paymentStatus: 'failed',
        standing: 'there',
        syncState: 'synced',
        amount: 50_000,
        currency: 'USD',
        failedStillThere: true,
      },
      ['Failed$500.00', 'it still stands in QuickBooks'],
      ['Import', 'Re-Sync', 'Open in workspace'],
    ],
    [
      'nothing',
      { state: 'nothing', connection: connection() },
      ['Bayside Lighting Co.', 'This invoice is not saved yet'],
      ['Import', 'Open in workspace'],
    ],
  ])('says so: %s', async (_, view, texts, names) => {
    const shown = await panel(view)
    for (const part of texts) expect(shown).toContain(part)
    expect(buttons()).toEqual(['Close', ...names])
  })

  it('leads to the settings that mend it', async () => {
    await panel({ state: 'not-connected', system: 'quickbooks' })
    userClick(button('Connect …'))
    await settle()
    expect(worker.sent[0]).toEqual(['page.open', { context: CONTEXT, view: 'options/connections' }])
  })

  it('imports by the exact number, and says when there is none', async () => {
    await panel({ state: 'missing', connection: connection(), number: '1050', reason: 'not-imported' })
    const field = box.querySelector('input') as HTMLInputElement
    expect(field.value).toBe('1050')
    field.value = '1051'
    field.dispatchEvent(byUser(new Event('input', { bubbles: true })))
    await settle()
    userClick(button('Import'))
    await settle()
    expect(worker.sent[0]).toEqual(['page.import', { context: CONTEXT, number: '1051' }])
    expect(text()).toContain('No invoice has the number 1051 there.')
  })

  it('asks for a number where none was entered', async () => {
    await panel({ state: 'missing', connection: connection(), reason: 'not-imported' })
    userClick(button('Import'))
    await settle()
    expect(worker.sent).toEqual([])
    expect(text()).toContain('Enter the exact number.')
  })

  it('says what went wrong, and tries again', async () => {
    await panel(invoiceView())
    worker.send = (() => Promise.reject(new Error('gone'))) as never
    status.orphan()
    await settle()
    expect(text()).toContain('AR Companion was updated')
    expect(buttons()).toEqual(['Close', 'Reload page'])
  })
})

it('puts text in as text', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  await panel(invoiceView({ number: evil, customerName: evil }))
  expect(box.querySelector('img')).toBeNull()
  expect(text()).toContain(evil)
})

it('brings its style once', async () => {
  await panel(invoiceView())
  await panel(invoiceView())
  expect((box.getRootNode() as ShadowRoot).querySelectorAll('style')).toHaveLength(1)
})
