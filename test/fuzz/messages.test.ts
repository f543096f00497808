import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { type MessageName, protocol } from '../../core/messaging/protocol.ts'
import { answer, type Handlers, serve } from '../../core/messaging/server.ts'
import { fuzz, LIMIT } from './fuzz.ts'
import { nasty, wound, wounded } from './hostile.ts'

/** Forged messages: any name, any shape, any sender. Only what its row of the protocol allows reaches a handler. */
const own = fakeBrowser.runtime.id
const handled: { name: string; from: string }[] = []
const handlers = Object.fromEntries(
  Object.keys(protocol).map(name => [
    name,
    (_: unknown, sender: { from: string }) => void handled.push({ name, from: sender.from }),
  ]),
) as unknown as Handlers

const senders = fc.oneof(
  fc.constantFrom(
    {},
    { id: own },
    { id: 'another-extension', url: fakeBrowser.runtime.getURL('/options.html') },
    { id: own, url: fakeBrowser.runtime.getURL('/options.html') },
    { id: own, url: fakeBrowser.runtime.getURL('/workspace.html'), tab: { id: 3 } },
    { id: own, url: 'https://qbo.intuit.com/app/invoice', tab: { id: 7 }, frameId: 0 },
    { id: own, url: 'https://evil.example/', tab: { id: 7 }, frameId: 4 },
    { id: own, url: `https://evil.example/${fakeBrowser.runtime.getURL('/options.html')}`, tab: { id: 7 } },
    { id: own, url: `https://${own}/options.html`, tab: { id: 7 } },
    { id: own, url: 'about:blank', tab: { id: 7 } },
    { url: 'https://qbo.intuit.com/app/invoice', tab: { id: 7 } },
    { id: own, url: 'javascript:alert(1)', tab: { id: 7 } },
    { id: own, url: '\0', tab: {} },
  ),
)
const OURS = fakeBrowser.runtime.getURL('/')

const context = { system: 'quickbooks', company: '1', kind: 'invoice', externalId: '5', number: '1042' }
const LIKELY = {
  context,
  connectionId: 'quickbooks:production:1',
  id: '5',
  ids: ['5'],
  number: '1042',
  archived: true,
  entity: 'invoice',
  rows: [{ externalId: '1', number: '2' }],
  guideId: 'stale-object',
  params: { txnType: 'Invoice' },
  system: 'quickbooks',
  environment: 'production',
  clientId: 'x',
  erase: true,
  proceed: true,
  address: 'https://x.example/?code=1&state=2',
  action: 'open-item',
  choice: {},
  seal: 's',
  sent: true,
  paused: true,
  step: 1,
  dueDate: '2026-01-01',
  status: 'failed',
  push: true,
  fileType: 'f',
  importId: 'i',
}

type Listener = (message: unknown, sender: unknown, reply: (value: unknown) => void) => boolean

/** The worker's answer to a message; undefined where it leaves it alone. */
let listener: (message: unknown, sender: unknown) => Promise<unknown>
beforeAll(() => {
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(added => {
    listener = (message, sender) =>
      new Promise(resolve => {
        if (!(added as Listener)(message, sender, resolve)) resolve(undefined)
      })
  })
  serve(handlers)
})
afterAll(() => void vi.restoreAllMocks())

it(
  'reach no handler that their sender may not ask, and are answered or left alone',
  async () => {
    const counts = new Map<string, number>()
    const names = [
      ...Object.keys(protocol),
      'constructor',
      '__proto__',
      'toString',
      '',
      'page.status ',
      'data.erase\0',
    ]
    await fuzz(
      'forged messages to the worker',
      2000,
      fc.record({
        name: fc.oneof(
          { arbitrary: fc.constantFrom<unknown>(...names), weight: 8 },
          { arbitrary: nasty, weight: 1 },
        ),
        input: fc.oneof(
          nasty,
          fc.array(wound, { maxLength: 3 }).map(wounds => wounded(LIKELY, wounds)),
        ),
        sender: senders,
        bare: fc.boolean(),
      }),
      async ({ name, input, sender, bare }) => {
        handled.length = 0
        const message = bare && typeof name !== 'string' ? input : { name, input }
        const reply = (await listener(message, sender)) as
          | { ok: boolean; error?: { code: string } }
          | undefined
        const known = typeof name === 'string' && Object.hasOwn(protocol, name)
        const url = 'url' in sender ? sender.url : ''
        const from = url.startsWith(OURS) ? 'screen' : 'companion'
        const may =
          known &&
          'id' in sender &&
          sender.id === own &&
          (from === 'screen' || ('tab' in sender && 'id' in sender.tab)) &&
          (protocol[name as MessageName].from as readonly string[]).includes(from)
        const outcome = reply === undefined ? 'left alone' : reply.ok ? 'handled' : (reply.error?.code ?? '?')
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
        if (outcome === 'handled') expect(handled).toEqual([{ name, from }])
        else expect(handled).toEqual([])
        if (!may) expect(['refused', 'left alone']).toContain(outcome)
        else expect(['handled', 'bad-message']).toContain(outcome)
      },
    )
    console.log(`      ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`)
    expect(counts.get('handled') ?? 0).toBeGreaterThan(20)
    expect(counts.get('refused') ?? 0).toBeGreaterThan(200)
  },
  LIMIT,
)

it(
  'never makes the answer throw',
  async () => {
    await fuzz(
      'messages of no shape',
      500,
      fc.tuple(fc.string(), nasty, senders),
      async ([name, input, sender]) => {
        expect(await answer(handlers, name, input, sender)).toHaveProperty('ok')
        expect(() => listener(input, sender)).not.toThrow()
      },
    )
  },
  LIMIT,
)
