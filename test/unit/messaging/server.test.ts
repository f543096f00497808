import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { CommandError } from '../../../core/messaging/client.ts'
import { type MessageName, protocol } from '../../../core/messaging/protocol.ts'
import { answer, type Handlers, type SenderFacts } from '../../../core/messaging/server.ts'

const own = fakeBrowser.runtime.id
const screen = { id: own, url: fakeBrowser.runtime.getURL('/popup.html') }
const companion = { id: own, url: 'https://app.qbo.intuit.com/app/invoice?txnId=1', tab: { id: 7 } }
const context = { system: 'quickbooks', kind: 'invoice', externalId: '1' }

const answered: { input: unknown; sender: SenderFacts }[] = []
const record = (input: unknown, sender: SenderFacts) => {
  answered.push({ input, sender })
  return 'answered'
}
const handlers = Object.fromEntries(Object.keys(protocol).map(name => [name, record])) as unknown as Handlers

afterEach(() => {
  answered.length = 0
  vi.restoreAllMocks()
})

describe('who may say what', () => {
  const commands = Object.keys(protocol) as MessageName[]
  const forScreens = commands.filter(
    name => !(protocol[name].from as readonly string[]).includes('companion'),
  )

  it('leaves the companion only what cannot write to the accounting system', () => {
    expect(commands.filter(name => !forScreens.includes(name)).sort()).toEqual([
      'guide.links',
      'page.archive',
      'page.badges',
      'page.import',
      'page.open',
      'page.settings',
      'page.status',
      'page.sync',
      'page.ui',
    ])
  })

  it.each(forScreens)('refuses %s from a host page', async name => {
    expect(await answer(handlers, name, {}, companion)).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
    expect(answered).toEqual([])
  })

  it('answers the companion and tells the handler where it stands', async () => {
    expect(await answer(handlers, 'page.status', { context }, companion)).toEqual({
      ok: true,
      value: 'answered',
    })
    expect(answered[0]?.sender).toMatchObject({ from: 'companion', tabId: 7 })
    expect(answered[0]?.sender.url?.host).toBe('app.qbo.intuit.com')
  })

  it('answers a screen in a tab as a screen', async () => {
    await answer(handlers, 'sync.now', {}, { ...screen, tab: { id: 3 } })
    expect(answered[0]?.sender).toMatchObject({ from: 'screen', tabId: 3 })
  })

  it.each([
    ['another extension', { ...screen, id: 'another' }],
    ['a web page that knows our id', { url: 'https://evil.example/' }],
    ['no tab and no page of ours', { id: own, url: 'https://app.qbo.intuit.com/' }],
    ['a page that only begins like ours', { id: own, url: 'https://evil.example/popup.html' }],
  ])('refuses %s', async (_who, sender) => {
    expect(await answer(handlers, 'sync.now', {}, sender)).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
    expect(answered).toEqual([])
  })

  it.each(['toString', 'constructor', '__proto__', 'no.such'])('refuses the name %s', async name => {
    expect(await answer(handlers, name, {}, screen)).toMatchObject({ error: { code: 'refused' } })
  })
})

describe('the shape of a message', () => {
  it.each([
    ['page.status', { context: { system: 'xero', kind: 'invoice' } }, 'context.system'],
    ['page.status', {}, 'context'],
    ['page.badges', { context, rows: Array.from({ length: 501 }, () => ({})) }, 'rows'],
    ['invoice.archive', { connectionId: 'c', ids: ['1'], archived: 'yes' }, 'archived'],
    ['payment.status', { connectionId: 'c', id: '1', status: 'authorized' }, 'status'],
    ['guide.links', { context, kinds: [], params: { itemName: 'y'.repeat(201) } }, 'params.itemName'],
    ['guide.links', { context, kinds: Array.from({ length: 11 }, () => 'open-item'), params: {} }, 'kinds'],
    ['guide.links', { context, kinds: ['next-free-number'], params: {} }, 'kinds'],
    ['invoice.import', { connectionId: 'c'.repeat(201), number: '1' }, 'connectionId'],
  ])('%s: says which part is wrong', async (name, input, part) => {
    const reply = await answer(handlers, name, input, screen)
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-message' } })
    expect(!reply.ok && reply.error.message).toContain(part)
    expect(answered).toEqual([])
  })

  it('hands the handler only what the schema knows', async () => {
    await answer(handlers, 'page.status', { context: { ...context, token: 'x' }, more: 1 }, screen)
    expect(answered[0]?.input).toEqual({ context })
  })
})

describe('what a failure says', () => {
  const failing = (error: unknown): Handlers => ({
    ...handlers,
    'sync.now': () => {
      throw error
    },
  })

  it('passes a refusal on in its own words', async () => {
    const reply = await answer(failing(new CommandError('not-home', 'Not here.')), 'sync.now', {}, screen)
    expect(reply).toEqual({ ok: false, error: { code: 'not-home', message: 'Not here.' } })
  })

  it('keeps an unexpected error to itself', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const reply = await answer(failing(new Error('token abc')), 'sync.now', {}, screen)
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(reply)).not.toContain('abc')
    expect(logged).toHaveBeenCalled()
  })
})
