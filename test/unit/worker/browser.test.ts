import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { protocol } from '../../../core/messaging/protocol.ts'
import { saveConnectionSettings } from '../../../core/preferences/preferences.ts'
import { isOurAlarm, setAlarms } from '../../../core/worker/alarms.ts'
import { browserName } from '../../../core/worker/connect/homes.ts'
import { keepAlive } from '../../../core/worker/keep-alive.ts'
import { nudgeCompanions } from '../../../core/worker/nudge.ts'
import { registerOtherSites } from '../../../core/worker/other-sites.ts'
import { shared, soon } from '../../../core/worker/soon.ts'
import { customer, invoice } from '../sync-push/setting.ts'
import { at, C, NOW, setting } from './setting.ts'

beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the worker as a whole', () => {
  it('answers every message of the protocol', async () => {
    const { worker } = await setting()
    expect(Object.keys(worker.handlers).sort()).toEqual(Object.keys(protocol).sort())
  })

  it('on waking does what is due and plans the next alarm', async () => {
    const s = await setting()
    await s.connect()
    await s.worker.wake()
    expect(s.books.requests.map(({ name }) => name)).toContain('changes')
    expect((await browser.alarms.get('due'))?.scheduledTime).toBe(NOW + 10 * 60_000)
  })

  it('sends what was put off when its time has come, and sets the alarm for it until then', async () => {
    const s = await setting()
    await s.connect()
    await s.put(customer({ id: '1' }))
    s.books.put(customer({ id: '1' }))
    await s.worker.wake()
    s.books.fault = () => 'throttle'
    await s.put(invoice({ id: 'own-i' }))
    await s.ask('push.retry', { connectionId: C, entity: 'invoice', id: 'own-i' })
    await s.settle()
    s.worker.onAlarm({ name: 'due' })
    await s.settle()
    expect((await browser.alarms.get('due'))?.scheduledTime).toBe(NOW + 60_000)
    s.books.fault = () => 'ok'
    s.pass(60_000)
    s.worker.onAlarm({ name: 'somebody else’s' })
    await s.settle()
    expect(s.books.of('invoice')).toEqual([])
    s.worker.onAlarm({ name: 'due' })
    await s.settle()
    expect(s.books.of('invoice')).toHaveLength(1)
  })

  it('shows on the toolbar how much needs a person', async () => {
    const s = await setting()
    await s.connect({ state: 'sign-in-needed' })
    s.worker.onPreferences()
    await vi.waitFor(async () => expect(await browser.action.getBadgeText({})).toBe('1'))
    await s.connect()
    s.worker.onPreferences()
    await vi.waitFor(async () => expect(await browser.action.getBadgeText({})).toBe(''))
  })
})

describe('what the browser stores for us', () => {
  it('is kept from scripts in pages, where the browser can', async () => {
    const kept: unknown[] = []
    for (const area of ['local', 'sync'] as const)
      Object.assign(browser.storage[area], {
        setAccessLevel: async (level: unknown) => void kept.push([area, level]),
      })
    const s = await setting()
    s.worker.start()
    await s.settle()
    expect(kept).toEqual([
      ['local', { accessLevel: 'TRUSTED_CONTEXTS' }],
      ['sync', { accessLevel: 'TRUSTED_CONTEXTS' }],
    ])
    for (const area of ['local', 'sync'] as const)
      Reflect.deleteProperty(browser.storage[area], 'setAccessLevel')
  })
})

describe('Allow Duplicate Invoice Numbers', () => {
  it('brings the skipped in once it is turned on, by whatever context and while the worker slept', async () => {
    const s = await setting()
    await s.connect()
    await s.put(
      invoice({ id: '4', number: '77', createdThere: at(NOW - 2) }),
      invoice({ id: '5', number: '77', createdThere: at(NOW - 1), skippedFor: '4' }),
    )
    await s.worker.wake()
    expect((await s.record('invoice', '5'))?.skippedFor).toBe('4')
    await saveConnectionSettings(C, { allowDuplicateNumbers: true })
    const bring = vi.spyOn(s.engine, 'bringInSkipped')
    await s.worker.wake()
    expect((await s.record('invoice', '5'))?.skippedFor).toBeUndefined()
    await s.worker.wake()
    expect(bring).toHaveBeenCalledTimes(1)
    await saveConnectionSettings(C, { allowDuplicateNumbers: false })
    await s.worker.wake()
    expect((await s.record('invoice', '5'))?.skippedFor).toBeUndefined()
  })
})

describe('alarms', () => {
  it('the heartbeat is made once: an unconditional one would be put off by each start', async () => {
    const create = vi.spyOn(browser.alarms, 'create')
    await setAlarms(undefined, NOW)
    await setAlarms(undefined, NOW)
    expect(create).toHaveBeenCalledTimes(1)
    expect((await browser.alarms.getAll()).map(({ name }) => name)).toEqual(['heartbeat'])
  })

  it('the next one is never nearer than browsers allow, and moves when the plan does', async () => {
    await setAlarms(at(NOW - 1000), NOW)
    expect((await browser.alarms.get('due'))?.scheduledTime).toBe(NOW + 30_000)
    await setAlarms(at(NOW + 3_600_000), NOW)
    expect((await browser.alarms.get('due'))?.scheduledTime).toBe(NOW + 3_600_000)
    await setAlarms(undefined, NOW)
    expect(await browser.alarms.get('due')).toBeFalsy()
    expect([isOurAlarm('due'), isOurAlarm('heartbeat'), isOurAlarm('x')]).toEqual([true, true, false])
  })
})

describe('nudges', () => {
  it('reach the companions of every tab, whoever does not listen', async () => {
    vi.spyOn(browser.tabs, 'query').mockResolvedValue([
      { id: 1 },
      { id: 2 },
      { id: 3, discarded: true },
      {},
    ] as never)
    const sent = vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValueOnce(new Error('no receiver'))
    sent.mockResolvedValue(undefined)
    await nudgeCompanions('changed')
    expect(sent.mock.calls).toEqual([
      [1, { nudge: 'changed' }],
      [2, { nudge: 'changed' }],
    ])
  })

  it('tell of changed settings wherever a companion may be, other sites too', async () => {
    const s = await setting()
    const asked = vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 1 }] as never)
    const sent = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined)
    s.worker.onPreferences()
    await s.settle()
    expect(asked).toHaveBeenCalledWith({})
    expect(sent.mock.calls).toEqual([[1, { nudge: 'settings' }]])
  })
})

describe('keeping the worker alive', () => {
  it('only while somebody needs it', () => {
    vi.useFakeTimers()
    const touched = vi.spyOn(browser.runtime, 'getPlatformInfo').mockResolvedValue({} as never)
    const hold = keepAlive()
    const [first, second] = [hold(), hold()]
    vi.advanceTimersByTime(65_000)
    expect(touched).toHaveBeenCalledTimes(3)
    first()
    first()
    vi.advanceTimersByTime(20_000)
    expect(touched).toHaveBeenCalledTimes(4)
    second()
    vi.advanceTimersByTime(100_000)
    expect(touched).toHaveBeenCalledTimes(4)
  })
})

describe('bursts', () => {
  it('are answered once, and once more for what came meanwhile', async () => {
    vi.useFakeTimers()
    let runs = 0
    let finish: () => void = () => undefined
    const call = soon(() => {
      runs += 1
      return new Promise<void>(resolve => {
        finish = resolve
      })
    }, 100)
    call()
    call()
    await vi.advanceTimersByTimeAsync(100)
    expect(runs).toBe(1)
    call()
    call()
    await vi.advanceTimersByTimeAsync(500)
    expect(runs).toBe(1)
    finish()
    await vi.advanceTimersByTimeAsync(100)
    expect(runs).toBe(2)
    finish()
    await vi.advanceTimersByTimeAsync(500)
    expect(runs).toBe(2)
  })

  it('a failure does not stop the next', async () => {
    vi.useFakeTimers()
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    let runs = 0
    const call = soon(async () => {
      runs += 1
      throw new Error('no')
    }, 10)
    call()
    await vi.advanceTimersByTimeAsync(10)
    call()
    await vi.advanceTimersByTimeAsync(10)
    expect(runs).toBe(2)
  })

  it('callers share what is under way', async () => {
    let runs = 0
    const once = shared(async () => {
      runs += 1
      await Promise.resolve()
    })
    await Promise.all([once(), once()])
    await once()
    expect(runs).toBe(2)
  })
})

describe('other sites', () => {
  const SITES = ['https://ar.example.com', 'https://b.example.com']
  const stub = (allowed: string[], registered: { id: string; matches: string[] }[] = []) => {
    vi.spyOn(browser.permissions, 'contains').mockImplementation((async ({ origins = [] }) =>
      origins.every(origin => allowed.includes(origin))) as never)
    vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue(registered as never)
    return {
      register: vi.spyOn(browser.scripting, 'registerContentScripts').mockResolvedValue(undefined as never),
      update: vi.spyOn(browser.scripting, 'updateContentScripts').mockResolvedValue(undefined as never),
      remove: vi.spyOn(browser.scripting, 'unregisterContentScripts').mockResolvedValue(undefined as never),
    }
  }

  it('only those that this browser may be used on', async () => {
    const calls = stub(['https://ar.example.com/*'])
    await registerOtherSites(SITES)
    expect(calls.register.mock.calls[0]?.[0]).toMatchObject([{ matches: ['https://ar.example.com/*'] }])
  })

  it('changed, left alone, and removed when the permission is taken back', async () => {
    const registered = [{ id: 'other-sites', matches: ['https://ar.example.com/*'] }]
    const same = stub(['https://ar.example.com/*'], registered)
    await registerOtherSites(SITES)
    for (const call of [same.register, same.update, same.remove]) expect(call).not.toHaveBeenCalled()
    const more = stub(['https://ar.example.com/*', 'https://b.example.com/*'], registered)
    await registerOtherSites(SITES)
    expect(more.update).toHaveBeenCalledTimes(1)
    const none = stub([], registered)
    await registerOtherSites(SITES)
    expect(none.remove).toHaveBeenCalledTimes(1)
  })
})

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36',
      'Chrome on Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge on Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) Chrome/150.0', 'Chrome on macOS'],
    ['', 'A browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name)
  })
})
