import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTracker } from '../../../components/overlay/tracker.ts'
import type { PageAdapter, PageContext } from '../../../core/pages/page.ts'

/** A page that tells its number in its heading, and its id in its address. */
const adapter: PageAdapter = {
  id: 'test',
  system: 'quickbooks',
  owns: () => true,
  drawsIn: () => true,
  read(url, page) {
    const externalId = url.searchParams.get('id')
    const number = page.querySelector('h1')?.textContent
    return {
      system: 'quickbooks',
      kind: 'invoice',
      ...(externalId ? { externalId } : {}),
      ...(number ? { number } : {}),
    }
  },
  mountPoint: page => page.querySelector('h1'),
  rowElements: () => [],
  rowReader: () => () => null,
  rowHooks: 'tr',
  hooks: 'h1',
  errorRegions: '',
}

let end: AbortController
let reads: [PageContext, Element | null | undefined][]
let tracker: ReturnType<typeof createTracker>
const heading = () => document.querySelector('h1') as HTMLElement
const batch = (over: { added?: Element[]; changed?: Element[]; overflow?: boolean }) =>
  tracker.onBatch({
    added: new Set(over.added),
    changed: new Set(over.changed),
    overflow: over.overflow ?? false,
  })
const at = (address: string) => new URL(address, 'https://qbo.intuit.com')

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<h1>1043</h1><p>Text</p>'
  end = new AbortController()
  reads = []
  tracker = createTracker({
    document,
    adapter,
    onRead: (context, place) => reads.push([context, place]),
    abort: end.signal,
    now: () => Date.now(),
  })
  tracker.navigated(at('/?id=145'))
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
})

it('reads the page at its start', () => {
  expect(reads).toEqual([
    [{ system: 'quickbooks', kind: 'invoice', externalId: '145', number: '1043' }, heading()],
  ])
})

describe('reads anew', () => {
  const soon = async () => {
    await vi.advanceTimersByTimeAsync(100)
    return reads.length - 1
  }
  it.each([
    ['when the heading changes', () => batch({ changed: [heading()] }), 1],
    ['when one comes', () => batch({ added: [document.body] }), 1],
    ['after a storm', () => batch({ overflow: true }), 1],
    [
      'when the heading is gone',
      () => {
        heading().remove()
        batch({})
      },
      1,
    ],
    ['not when anything else changes', () => batch({ changed: [document.querySelector('p') as Element] }), 0],
    ['not when nothing does', () => batch({}), 0],
  ])('%s', async (_, change, times) => {
    change()
    expect(await soon()).toBe(times)
  })

  it.each([
    ['not for one that is only moved', (title: HTMLElement) => title.setAttribute('style', 'top:1px'), 1],
    ['for its next words', (title: HTMLElement) => title.replaceChildren('1044'), 2],
    ['for one that is hidden', (title: HTMLElement) => title.toggleAttribute('hidden'), 2],
    ['for one that something around it hides', () => document.body.setAttribute('aria-hidden', 'true'), 2],
    ['for a class', (title: HTMLElement) => title.setAttribute('class', 'title'), 2],
    ['for what has parts', (title: HTMLElement) => title.append(document.createElement('b')), 2],
  ])('%s', async (_, change, times) => {
    batch({ changed: [heading()] })
    await soon()
    change(heading())
    batch({ changed: [heading()] })
    expect(await soon()).toBe(times)
    document.body.removeAttribute('aria-hidden')
  })

  it('once for many changes', async () => {
    for (let turn = 0; turn < 50; turn += 1) batch({ changed: [heading()] })
    expect(await soon()).toBe(1)
  })

  it('not after its end', async () => {
    batch({ changed: [heading()] })
    end.abort()
    expect(await soon()).toBe(0)
  })
})

describe('after a step within the app', () => {
  it('asks for the new id at once, without the number that still stands there', () => {
    tracker.navigated(at('/?id=146'))
    expect(reads.at(-1)).toEqual([{ system: 'quickbooks', kind: 'invoice', externalId: '146' }, undefined])
  })

  it('takes the number once it is the new one', async () => {
    tracker.navigated(at('/?id=146'))
    await vi.advanceTimersByTimeAsync(100)
    expect(reads.at(-1)?.[0]).not.toHaveProperty('number')
    heading().textContent = '1044'
    batch({ changed: [heading()] })
    await vi.advanceTimersByTimeAsync(100)
    expect(reads.at(-1)?.[0]).toMatchObject({ externalId: '146', number: '1044' })
    // Back on the first, whose number the page then shows again.
    heading().textContent = '1043'
    batch({ changed: [heading()] })
    await vi.advanceTimersByTimeAsync(100)
    expect(reads.at(-1)?.[0]).toMatchObject({ number: '1043' })
  })

  it('waits for the page where the address tells no id', async () => {
    tracker.navigated(at('/'))
    expect(reads).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(reads.at(-1)?.[0]).toEqual({ system: 'quickbooks', kind: 'invoice', number: '1043' })
  })
})
