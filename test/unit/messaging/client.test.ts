import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { send } from '../../../core/messaging/client.ts'

const C = 'quickbooks:production:1'
const gone =
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received'
const archive = () => send('invoice.archive', { connectionId: C, ids: ['1'], archived: true })
const discard = () => send('record.discard', { connectionId: C, entity: 'invoice', id: '1' })

const worker = (...answers: (() => unknown)[]) =>
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => answers.shift()?.())
const dies = () => {
  throw new Error(gone)
}
const isNotThere = () => {
  throw new Error('Could not establish connection. Receiving end does not exist.')
}
const done = () => ({ ok: true, value: { changed: 1 } })

afterEach(() => vi.restoreAllMocks())

describe('a worker that is stopped before it answers', () => {
  it.each([
    ['rejects, as in Chrome', dies],
    ['answers nothing, as in Firefox', () => undefined],
    ['is not there, as in Firefox when its event page ends meanwhile', isNotThere],
  ])('%s: what may be repeated is asked once more', async (_what, end) => {
    const asked = worker(end, done)
    expect(await archive()).toEqual({ changed: 1 })
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('what may not is not repeated, and says that nothing is known', async () => {
    const asked = worker(dies, done)
    await expect(discard()).rejects.toMatchObject({ code: 'stopped' })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('nor does one that was not there pass for an update of the extension', async () => {
    worker(isNotThere)
    await expect(discard()).rejects.toMatchObject({ code: 'stopped' })
  })

  it('an update of the extension under the page is told apart', async () => {
    worker(() => {
      throw new Error('Extension context invalidated.')
    })
    await expect(archive()).rejects.toMatchObject({ code: 'reloaded' })
  })

  it('a message that is lost while Firefox ends its event page is asked once more a second later', async () => {
    const asked = worker(isNotThere, isNotThere, done)
    expect(await archive()).toEqual({ changed: 1 })
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('three times is enough', async () => {
    const asked = worker(dies, dies, dies, done)
    await expect(archive()).rejects.toMatchObject({ code: 'stopped' })
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('a refusal is not repeated, and knows its system and until when', async () => {
    const until = '2026-03-10T14:05:00.000Z'
    const asked = worker(() => ({ ok: false, error: { code: 'throttled', message: 'x', until } }), done)
    await expect(archive()).rejects.toMatchObject({ code: 'throttled', until, system: 'quickbooks' })
    expect(asked).toHaveBeenCalledTimes(1)
  })
})
