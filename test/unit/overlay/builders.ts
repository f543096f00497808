import { vi } from 'vitest'
import type { Send } from '../../../components/overlay/status.ts'
import type { InvoiceView, PaymentLine } from '../../../core/ledger/view.ts'
import type { Answer, Input, MessageName } from '../../../core/messaging/protocol.ts'
import type { CompanionSettings, ConnectionView, PageView } from '../../../core/messaging/views.ts'
import type { PageContext } from '../../../core/pages/page.ts'

export const CONTEXT: PageContext = {
  system: 'quickbooks',
  company: '9130347951234567',
  kind: 'invoice',
  externalId: '145',
  number: '1043',
}

export const connection = (over: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 'quickbooks:production:9130347951234567',
  companyName: 'Bayside Lighting Co.',
  state: 'connected',
  isHome: true,
  ...over,
})

export const invoice = (over: Partial<InvoiceView> = {}): InvoiceView => ({
  connectionId: 'quickbooks:production:9130347951234567',
  id: '145',
  externalId: '145',
  number: '1043',
  customerName: 'Northgate Dental',
  currency: 'USD',
  date: '2026-01-05',
  dueDate: '2026-02-04',
  total: 125_000,
  status: 'open',
  overdueDays: 0,
  balance: {
    accounting: 125_000,
    accountingAt: '2026-03-01T10:00:00Z',
    ar: 125_000,
    difference: 0,
    causes: [],
    notCollected: 0,
  },
  payments: [],
  origin: 'imported',
  syncState: 'synced',
  readAt: '2026-03-01T10:00:00Z',
  archived: false,
  skipped: false,
  deletedThere: false,
  editable: false,
  foundBy: 'id',
  ...over,
})

export const payment = (over: Partial<PaymentLine> = {}): PaymentLine => ({
  id: 'p1',
  date: '2026-02-01',
  applied: 30_000,
  method: 'ach',
  status: 'succeeded',
  source: 'processed',
  standing: 'there',
  syncState: 'synced',
  ...over,
})

export const invoiceView = (over: Partial<InvoiceView> = {}, refreshing = false): PageView => ({
  state: 'invoice',
  connection: connection(),
  invoice: invoice(over),
  refreshing,
})

export const SETTINGS: CompanionSettings = {
  companionOn: true,
  chipOn: true,
  dockCorner: 'bottom-right',
  theme: 'browser',
  ownGuideEntries: [],
}

type Answers = { [N in MessageName]?: (input: Input<N>) => Answer<N> | Promise<Answer<N>> }

/** A worker that answers as told; anything else is an error. `sent` lists what it was asked. */
export function fakeWorker(answers: Answers): { send: Send; sent: [MessageName, unknown][] } {
  const sent: [MessageName, unknown][] = []
  const send: Send = async (name, input) => {
    sent.push([name, input])
    const answer = answers[name] as ((input: unknown) => unknown) | undefined
    if (!answer) throw new Error(`unexpected ${name}`)
    return (await answer(input)) as never
  }
  return { send, sent }
}

/** An event as the browser marks what the user did; a page cannot make one. */
export function byUser<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true })
  return event
}
export const userClick = (element: Element): boolean =>
  element.dispatchEvent(byUser(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true })))
export const userKey = (element: Element, key: string): boolean =>
  element.dispatchEvent(
    byUser(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })),
  )

/** Lets promises, observers and effects settle. */
export const settle = (milliseconds = 0): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** Waits until a check holds: a busy machine draws later. */
export const soon = (check: () => void): Promise<void> => vi.waitFor(check, 10_000)

/** The test environment lays nothing out: this one answers once, as a browser's does after its next layout. */
export class AnsweringObserver {
  readonly answer: () => void
  connected = true
  constructor(answer: () => void) {
    this.answer = answer
  }
  observe(): void {
    queueMicrotask(() => this.connected && this.answer())
  }
  disconnect(): void {
    this.connected = false
  }
}
