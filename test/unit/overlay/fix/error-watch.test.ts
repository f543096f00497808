import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { createErrorWatch, type ErrorWatch } from '../../../../components/overlay/fix/error-watch.ts'
import { createGuide } from '../../../../components/overlay/guide-port.ts'
import { watchPage } from '../../../../core/pages/watch.ts'

const CLOSED = 'Account Period Closed: The account period has closed.'
const DUPLICATE =
  'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=145'

let end: AbortController
let clock: number
let errors: ErrorWatch
let own: Parameters<typeof createGuide>[0]
let guide: ReturnType<typeof createGuide>

let onPage: string | undefined
let saves = 0

const start = () => {
  end = new AbortController()
  errors = createErrorWatch({
    document,
    guide: () => guide,
    system: 'quickbooks',
    errorRegions: '.alert-error',
    abort: end.signal,
    now: () => clock,
    record: () => onPage,
    onSaved: () => (saves += 1),
    isVisible: element => element.isConnected && !element.closest('[hidden]'),
  })
  watchPage(document, errors.onBatch, end.signal, run => queueMicrotask(run))
  errors.lookAtAll()
}
const change = async (act: () => void) => {
  act()
  await vi.advanceTimersByTimeAsync(1)
}
const show = (html: string) => change(() => document.body.insertAdjacentHTML('beforeend', html))
const shown = () => errors.shown.value.map(({ fixes }) => fixes.map(({ match }) => match.id).join())
const docked = () => errors.docked.value.map(({ fixes }) => fixes.map(({ match }) => match.id).join())
const first = (selector: string) => document.querySelector(selector) as HTMLElement

beforeEach(() => {
  vi.useFakeTimers()
  clock = 0
  onPage = undefined
  saves = 0
  own = []
  guide = createGuide(own)
  document.body.innerHTML = '<main></main>'
  start()
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
})

describe('a notice that something was saved', () => {
  it.each([
    ['<div role="status">Invoice 1045 saved</div>', 1],
    ['<div role="alert">Invoice 1045 was updated.</div>', 1],
    ['<p>Invoice 1045 saved</p>', 0],
    ['<div role="alert">Your changes were not saved</div>', 0],
    [`<div role="alert">${CLOSED}</div>`, 0],
  ])('%s', async (html, times) => {
    await show(html)
    expect(saves).toBe(times)
  })
})

test('a box with a heading of its own and the message inside it are one error, which goes with the message', async () => {
  await show(`<div class="notice"><strong>Correct the following</strong><div>${CLOSED}</div></div>`)
  expect(shown()).toEqual(['account-period-closed'])
  // Read anew from outside, as a change of the heading makes it.
  await change(() => (first('strong').textContent = 'Correct these errors'))
  expect(shown()).toEqual(['account-period-closed'])
  await change(() => first('.notice > div').remove())
  await show('<p>Nothing more to say here.</p>')
  expect(shown()).toEqual([])
})

test('a fix in the corner knows the record it was about, wherever the user went meanwhile', async () => {
  onPage = 'invoice 1045'
  await show(`<div role="alert">${CLOSED}</div>`)
  onPage = 'invoice 9'
  clock = 1_000
  await change(() => first('[role="alert"]').remove())
  expect(errors.docked.value).toMatchObject([{ record: 'invoice 1045' }])
})

describe('an error', () => {
  it('is seen when it comes, and gone when it goes', async () => {
    await show(`<div role="alert">${CLOSED}</div>`)
    expect(shown()).toEqual(['account-period-closed'])
    clock = 60_000
    await change(() => first('[role="alert"]').remove())
    expect(shown()).toEqual([])
    expect(docked()).toEqual([])
  })

  it('that stands there already is seen', async () => {
    end.abort()
    document.body.innerHTML = `<div class="alert-error">${DUPLICATE}</div>`
    start()
    expect(shown()).toEqual(['duplicate-document-number'])
    expect(errors.shown.value[0]?.fixes[0]?.match.params).toMatchObject({ documentNumber: '1021' })
  })

  it('that is written into a region which was there is seen', async () => {
    await show('<div role="status"></div>')
    await change(() => {
      first('[role="status"]').textContent = CLOSED
    })
    expect(shown()).toEqual(['account-period-closed'])
  })

  it('that becomes another one is another one', async () => {
    await show(`<div role="alert"><p>${CLOSED}</p></div>`)
    const { id } = errors.shown.value[0] ?? {}
    await change(() => {
      ;(first('p').firstChild as Text).data = DUPLICATE
    })
    expect(shown()).toEqual(['duplicate-document-number'])
    expect(errors.shown.value[0]?.id).not.toBe(id)
    await change(() => {
      ;(first('p').firstChild as Text).data = 'Saved'
    })
    expect(shown()).toEqual([])
  })

  it('that stays the same is left alone', async () => {
    await show(`<div role="alert"><p>${CLOSED}</p><span>10 seconds ago</span></div>`)
    const [before] = errors.shown.value
    await change(() => {
      first('span').textContent = '20 seconds ago'
    })
    expect(errors.shown.value[0]).toBe(before)
  })

  it('is looked up once while its words stay the same', async () => {
    const match = vi.spyOn(guide, 'match')
    await show(`<div role="alert"><p>${CLOSED}</p></div>`)
    const times = match.mock.calls.length
    for (let turn = 0; turn < 5; turn += 1) {
      await change(() => first('[role="alert"]').setAttribute('class', `turn-${turn}`))
    }
    expect(times).toBeGreaterThan(0)
    expect(match.mock.calls).toHaveLength(times)
  })

  it('that is hidden waits until it is shown', async () => {
    await show(`<div hidden><div role="alert">${CLOSED}</div></div>`)
    expect(shown()).toEqual([])
    await change(() => first('[hidden]').removeAttribute('hidden'))
    expect(shown()).toEqual(['account-period-closed'])
  })

  it('is seen in every dress that the guide knows, and nothing else is', async () => {
    await show('<div role="alert">Invoice 1043 saved</div>')
    await show(`<article><h1>How to fix it</h1><p>${DUPLICATE}</p></article>`)
    await show(`<table><tr><td>${CLOSED}</td></tr></table>`)
    await show('<p>Account Period Closed</p>')
    expect(shown()).toEqual([])
  })

  it('of the user’s own is seen once the guide knows it', async () => {
    await show('<div role="alert">Tax agency Nowhere is not set up here.</div>')
    expect(shown()).toEqual([])
    guide = createGuide([
      {
        id: 'own-1',
        title: 'Tax agency',
        pattern: 'Tax agency * is not set up',
        meaning: '',
        steps: ['Ask Kim.'],
      },
    ])
    await change(errors.forget)
    expect(shown()).toEqual(['own-1'])
  })
})

describe('a toast', () => {
  it('that vanished leaves its fix in the corner for a while', async () => {
    await show(`<div role="alert">${CLOSED}</div>`)
    clock = 4000
    await change(() => first('[role="alert"]').remove())
    expect(shown()).toEqual([])
    expect(docked()).toEqual(['account-period-closed'])
    await vi.advanceTimersByTimeAsync(61_000)
    expect(docked()).toEqual([])
  })

  it('that is being read stays', async () => {
    await show(`<div role="alert">${CLOSED}</div>`)
    await change(() => first('[role="alert"]').remove())
    errors.hold(errors.docked.value[0]?.id ?? 0)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(docked()).toEqual(['account-period-closed'])
    errors.dismiss(errors.docked.value[0]?.id ?? 0)
    expect(docked()).toEqual([])
  })

  it('that comes again is beside the message again, once', async () => {
    await show(`<div role="alert">${CLOSED}</div>`)
    await change(() => first('[role="alert"]').remove())
    await show(`<div role="alert">${CLOSED}</div>`)
    expect(shown()).toEqual(['account-period-closed'])
    expect(docked()).toEqual([])
  })
})

describe('what the user dismissed', () => {
  it('stays away while the message stands, and comes with the next one', async () => {
    await show(`<div role="alert"><p>${CLOSED}</p><i>1</i></div>`)
    errors.dismiss(errors.shown.value[0]?.id ?? 0)
    expect(shown()).toEqual([])
    await change(() => {
      first('i').textContent = '2'
    })
    expect(shown()).toEqual([])
    await change(() => first('[role="alert"]').remove())
    expect(docked()).toEqual([])
    await show(`<div role="alert">${CLOSED}</div>`)
    expect(shown()).toEqual(['account-period-closed'])
  })
})

describe('a hostile page', () => {
  it('with thousands of alerts gets a few markers', async () => {
    const alerts = Array.from({ length: 3000 }, (_, at) => `<div role="alert">${CLOSED} ${at}</div>`)
    await show(alerts.join(''))
    for (let turn = 0; turn < 50; turn += 1) {
      clock += 1000
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(shown()).toHaveLength(8)
  })

  it('with a very long text gets none, and nothing breaks', async () => {
    await show(`<div role="alert">${'x '.repeat(100_000)}</div>`)
    expect(shown()).toEqual([])
  })

  it('with deep nesting is read', async () => {
    await show(`<div role="alert">${'<div>'.repeat(400)}${CLOSED}${'</div>'.repeat(400)}</div>`)
    expect(shown()).toEqual(['account-period-closed'])
  })
})
