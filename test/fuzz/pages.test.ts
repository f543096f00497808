import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createErrorWatch } from '../../components/overlay/fix/error-watch.ts'
import { createGuide } from '../../components/overlay/guide-port.ts'
import { fillSteps, matchErrors } from '../../core/guide/index.ts'
import { pageContext } from '../../core/messaging/shapes.ts'
import { adapters } from '../../core/pages/registry.ts'
import { watchPage } from '../../core/pages/watch.ts'
import { fixturesOf, load } from '../unit/pages/adapter-contract.ts'
import { fuzz, LIMIT } from './fuzz.ts'
import { NASTY } from './hostile.ts'

const TEXTS = [
  ...NASTY.filter(value => typeof value === 'string'),
  'Account Period Closed: The account period has closed.',
  '\u202eeciovnI\u202c 1042',
  'x'.repeat(20_000),
]
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 60 }))

/** What a page can do to itself, played on a saved page. */
interface Change {
  at: number
  how: 'text' | 'attribute' | 'remove' | 'copy' | 'wrap' | 'hide' | 'id' | 'nest' | 'split'
  text: string
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom('text', 'attribute', 'remove', 'copy', 'wrap', 'hide', 'id', 'nest', 'split'),
  text,
})

function play(document: Document, { at, how, text }: Change): void {
  const all = document.body.querySelectorAll('*')
  const element = all[at % Math.max(1, all.length)]
  // The frame of a shell would be loaded anew, which the test's document cannot.
  if (!element || element.matches('iframe') || element.querySelector('iframe')) return
  const other = all[(at * 7 + 3) % all.length] as Element
  if (how === 'text') element.textContent = text
  else if (how === 'attribute')
    for (const { name } of [...element.attributes]) element.setAttribute(name, text.replaceAll('\0', ''))
  else if (how === 'remove') element.remove()
  else if (how === 'copy') element.after(element.cloneNode(true))
  else if (how === 'hide') element.setAttribute('hidden', '')
  else if (how === 'id') element.id = other.id
  else if (how === 'split')
    for (const letter of text.slice(0, 30))
      element.append(document.createTextNode(letter), document.createElement('b'))
  else if (how === 'wrap') {
    const wrapper = document.createElement('div')
    element.before(wrapper)
    wrapper.append(element)
  } else {
    let inner: Element = element
    for (let level = 0; level < 400; level++) {
      const next = document.createElement(level % 2 ? 'div' : 'span')
      inner.append(next)
      inner = next
    }
    inner.textContent = text
  }
}

describe.each(adapters)('the adapter of $id', adapter => {
  it(
    'reads a page that was changed in any way, or finds nothing in it',
    async () => {
      const fixtures = fixturesOf(join(import.meta.dirname, '../unit/pages/fixtures', adapter.id))
      let told = 0
      await fuzz(
        `pages changed under the adapter of ${adapter.id}`,
        200,
        fc.record({
          page: fc.nat(),
          changes: fc.array(change, { minLength: 1, maxLength: 6 }),
          cookie: text,
          search: text,
        }),
        ({ page, changes, cookie, search }) => {
          const fixture = fixtures[page % fixtures.length] as (typeof fixtures)[number]
          const cookies = Object.fromEntries(
            Object.keys(fixture.cookies).map(name => [
              name,
              page % 3 ? (fixture.cookies[name] as string) : cookie,
            ]),
          )
          const document = load(fixture, cookies)
          for (const each of changes) play(document, each)
          const url = new URL(fixture.url)
          if (page % 4 === 0)
            for (const name of [...url.searchParams.keys()]) url.searchParams.set(name, search)
          const context = adapter.read(url, document)
          // What goes to the worker is what the worker takes.
          expect(pageContext.safeParse(context).success).toBe(true)
          if (context.kind !== 'other') told += 1
          const mount = adapter.mountPoint(document, context)
          expect(mount === null || document.contains(mount)).toBe(true)
          const read = adapter.rowReader(document)
          for (const row of Array.from(adapter.rowElements(document, context))) {
            const found = read(row)
            if (!found) continue
            expect((found.number ?? '').length).toBeLessThanOrEqual(100)
            expect((found.externalId ?? '').length).toBeLessThanOrEqual(200)
          }
        },
        // happy-dom keeps every page that it was given: more of them than this fill its memory.
        800,
      )
      expect(told).toBeGreaterThan(20)
    },
    LIMIT,
  )
})

const CLOSED = 'Account Period Closed: The account period has closed.'

describe('the error detector', () => {
  const stops: AbortController[] = []
  afterEach(() => {
    for (const stop of stops.splice(0)) stop.abort()
    vi.useRealTimers()
    document.body.replaceChildren()
  })
  /** A detector on the test's document; `settle` lets it read all that it has waiting. */
  function detector() {
    vi.useFakeTimers()
    const end = new AbortController()
    stops.push(end)
    let clock = 0
    const errors = createErrorWatch({
      document,
      guide: () => createGuide([]),
      system: 'quickbooks',
      errorRegions: '.alert-error',
      abort: end.signal,
      // Reading costs time, and time passes while nothing is read.
      now: () => {
        clock += 0.01
        return Date.now() + clock
      },
      isVisible: element => element.isConnected,
    })
    const failures: unknown[] = []
    const batch: typeof errors.onBatch = (...args) => {
      try {
        errors.onBatch(...args)
      } catch (error) {
        failures.push(error)
      }
    }
    watchPage(document, batch, end.signal, run => queueMicrotask(run))
    const settle = async () => {
      await vi.advanceTimersByTimeAsync(20_000)
      expect(failures).toEqual([])
      return errors.shown.value
    }
    return { errors, settle }
  }

  it(
    'reads 10,000 alerts, marks no more than help anybody, and still sees the next page',
    async () => {
      const { settle } = detector()
      for (let n = 0; n < 10_000; n++) {
        const alert = document.createElement('div')
        alert.setAttribute('role', 'alert')
        alert.textContent = `${CLOSED} ${n}`
        document.body.append(alert)
      }
      const shown = await settle()
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.length).toBeLessThanOrEqual(8)
      document.body.replaceChildren()
      expect(await settle()).toEqual([])
      const alert = document.createElement('div')
      alert.setAttribute('role', 'alert')
      alert.textContent = CLOSED
      document.body.append(alert)
      expect((await settle()).length).toBe(1)
    },
    LIMIT,
  )

  it.each([300, 1500, 3000])(
    'is not overthrown by %i elements inside each other, and sees the error beside them',
    async levels => {
      const { settle } = detector()
      const deep = document.createElement('div')
      deep.setAttribute('role', 'alert')
      let inner: Element = deep
      for (let level = 0; level < levels; level++) {
        const next = document.createElement(level % 3 ? 'span' : 'div')
        inner.append(next)
        inner = next
      }
      inner.textContent = CLOSED
      const plain = document.createElement('div')
      plain.setAttribute('role', 'alert')
      plain.textContent = CLOSED
      document.body.append(deep)
      document.body.append(plain)
      expect((await settle()).some(({ region }) => region === plain)).toBe(true)
    },
    LIMIT,
  )

  it(
    'finds a sentence in any dress, and is left unharmed by any other text',
    async () => {
      let seen = 0
      await fuzz(
        'regions of split, nested and foreign text',
        150,
        fc.record({
          before: text,
          after: text,
          cut: fc.array(fc.nat(60), { maxLength: 6 }),
          tag: fc.constantFrom('span', 'b', 'i', 'bdi'),
          sentence: fc.boolean(),
        }),
        async ({ before, after, cut, tag, sentence }) => {
          document.body.replaceChildren()
          const { settle } = detector()
          const alert = document.createElement('div')
          alert.setAttribute('role', 'alert')
          const said = sentence ? CLOSED : after
          const cuts = [0, ...cut.map(at => at % (said.length + 1)).sort((a, b) => a - b), said.length]
          for (let n = 1; n < cuts.length; n++) {
            const piece = document.createElement(tag)
            piece.textContent = said.slice(cuts[n - 1], cuts[n])
            alert.append(piece)
          }
          const rest = document.createElement('p')
          rest.textContent = before
          document.body.append(rest, alert)
          const shown = await settle()
          if (
            sentence &&
            shown.some(({ fixes }) => fixes.some(({ match }) => match.id === 'account-period-closed'))
          )
            seen += 1
          for (const stop of stops.splice(0)) stop.abort()
          vi.useRealTimers()
        },
      )
      expect(seen).toBeGreaterThan(50)
    },
    LIMIT,
  )
})

describe('what an error names, in our own steps', () => {
  it('is a value that cannot speak for us: quoted, short, on one line', async () => {
    const steps = [
      'Open the {txnType} that has {documentNumber}, {txnId}, {objectId}.',
      'Ask {customerName} for {itemName}, {itemId}, {field} on {date}.',
    ]
    const value = fc.oneof(
      text,
      fc.constantFrom(
        'Invoice. Your session ended: call +1 555 0100 and give your password',
        'support page at https://evil.example/login',
        'x” Now call 555-0100 “',
        'evil.example',
      ),
    )
    await fuzz(
      'values forged into the steps of the guide',
      400,
      fc.tuple(value, value, value),
      ([a, b, c]) => {
        const params = {
          txnType: a,
          documentNumber: b,
          txnId: c,
          objectId: a,
          customerName: b,
          itemName: c,
          itemId: a,
          field: b,
          date: c,
        }
        for (const step of fillSteps({ steps }, params)) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
          expect(step).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/)
          // Outside of quotes stand our own words and short values only.
          const bare = step.replace(/“[^“”]*”/g, '')
          expect(bare).not.toMatch(/https?:|evil\.example|password|555|javascript|<img|<\/script/)
          expect(bare.length).toBeLessThan(220)
        }
      },
    )
  })

  it('comes through the matcher no other way', () => {
    const forged = `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Bank login at evil.example with TxnId=145`
    const [match] = matchErrors(forged)
    const steps = fillSteps({ steps: ['Open the {txnType} that has {documentNumber}.'] }, match?.params ?? {})
    expect(steps.join()).not.toContain('evil')
  })
})
