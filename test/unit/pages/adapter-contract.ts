import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHost } from '../../../components/overlay/host.ts'
import type { PageAdapter, PageContext } from '../../../core/pages/page.ts'

/** What a fixture says of itself, in its head. */
interface Facts {
  url: string
  cookies: Record<string, string>
  /** The document around it, where the content sits in a frame. */
  shell?: string
  expect: Omit<PageContext, 'system'>
  /** Text of the element that the chip stands beside. */
  mount: string | null
  rows?: { externalId?: string; number?: string }[]
}

export interface Fixture extends Facts {
  name: string
  html: string
}

/** Pages of one site, each carrying what it is. */
export function fixturesOf(folder: string): Fixture[] {
  return globSync(join(folder, '*.html'))
    .sort()
    .map(file => {
      const html = readFileSync(file, 'utf8')
      const facts = /<script type="application\/json" id="fixture">([\s\S]*?)<\/script>/.exec(html)?.[1]
      if (!facts) throw new Error(`${basename(file)} does not say what it is`)
      return {
        cookies: {},
        ...(JSON.parse(facts) as Omit<Facts, 'cookies'>),
        name: basename(file, '.html'),
        html,
      }
    })
}

/** The page as a document of its own, with its cookies. */
export function load(
  fixture: Fixture,
  cookies = fixture.cookies,
  shell: string | undefined = fixture.shell,
): Document {
  const document = new DOMParser().parseFromString(fixture.html, 'text/html')
  if (shell) frame(document, fixture.url, shell)
  const text = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  Object.defineProperty(document, 'cookie', { get: () => text.join('; ') })
  Object.defineProperty(document, 'baseURI', { get: () => fixture.url })
  return document
}

/** Puts the page into the one frame of a shell. */
export function frame(document: Document, address: string, shell: string, name = 'iamain'): void {
  const around = new DOMParser().parseFromString(shell, 'text/html')
  const location = new URL(address)
  const parent = { document: around, location: new URL('frameset.phtml?.sess=SECRET-SESSION', location) }
  Object.defineProperty(document, 'defaultView', { get: () => ({ parent, location, name }) })
}

/**
 * One suite for every adapter: reads each of its pages, with every hook there and with any one of them
 * gone (`hooks`: the alternatives of its tables).
 */
export function adapterContract(adapter: PageAdapter, hooks: readonly string[], fixtures: Fixture[]): void {
  describe.each(fixtures)(`${adapter.id}: $name`, fixture => {
    const url = new URL(fixture.url)
    const expected = { system: adapter.system, ...fixture.expect }
    const rowsIn = (document: Document, context: PageContext) =>
      Array.from(adapter.rowElements(document, context), adapter.rowReader(document)).filter(
        row => row !== null,
      )
    const told = (document: Document, context: PageContext) =>
      rowsIn(document, context).map(({ badgeHost: _, ...rest }) => rest)

    it('is this adapter’s', () => {
      expect(adapter.owns(url)).toBe(true)
      expect(adapter.owns(new URL(`https://${url.hostname}.example/app/invoice?txnId=1`))).toBe(false)
      expect(adapter.owns(new URL(url.href.replace('https:', 'http:')))).toBe(false)
    })

    it('tells its record and company', () => {
      expect(adapter.read(url, load(fixture))).toEqual(expected)
    })

    it('tells its rows, each with a place for the badge inside the row', () => {
      const document = load(fixture)
      const context = adapter.read(url, document)
      expect(told(document, context)).toEqual(fixture.rows ?? [])
      const read = adapter.rowReader(document)
      for (const row of Array.from(adapter.rowElements(document, context))) {
        expect(row.contains(read(row)?.badgeHost ?? row)).toBe(true)
      }
    })

    it('names the same place for the chip each time, and changes nothing', () => {
      const document = load(fixture)
      const before = document.documentElement.outerHTML
      const context = adapter.read(url, document)
      const place = adapter.mountPoint(document, context)
      expect(place?.textContent?.replace(/\s+/g, ' ').trim() ?? null).toBe(fixture.mount)
      expect(adapter.mountPoint(document, context)).toBe(place)
      rowsIn(document, context)
      expect(document.documentElement.outerHTML).toBe(before)
    })

    it('takes the chip once: none, the one that is there, or a new one', () => {
      const document = load(fixture)
      const place = adapter.mountPoint(document, adapter.read(url, document))
      if (!place) return
      const host = createHost('chip', document)
      for (let turn = 0; turn < 2; turn += 1) {
        expect(host.placeAfter(place)).toBe(true)
        expect(place.nextSibling).toBe(host.element)
        expect(adapter.mountPoint(document, adapter.read(url, document))).toBe(place)
        expect(adapter.read(url, document)).toEqual(expected)
      }
      expect(document.querySelectorAll(host.element.localName)).toHaveLength(1)
    })

    it('tells the company with either cookie gone, and none where nothing tells it', () => {
      for (const name of Object.keys(fixture.cookies)) {
        const { [name]: _, ...rest } = fixture.cookies
        expect(adapter.read(url, load(fixture, rest)).company).toBe(fixture.expect.company)
      }
      expect(adapter.read(url, load(fixture, {}, '')).company).toBeUndefined()
    })

    const present = hooks.filter(css => load(fixture).querySelector(css))
    it.runIf(present.length > 0).each(present)('does without %s', css => {
      const document = load(fixture)
      strip(document, css)
      expect(document.querySelector(css)).toBeNull()
      const context = adapter.read(url, document)
      expect(context).toEqual(expected)
      const place = adapter.mountPoint(document, context)?.textContent?.replace(/\s+/g, ' ').trim() ?? null
      // Without any heading on the page the chip docks in the corner.
      expect(NAMES_HEADING.test(css) ? [fixture.mount, null] : [fixture.mount]).toContain(place)
      expect(told(document, context)).toEqual(fixture.rows ?? [])
    })

    it.runIf(fixture.expect.kind === 'invoice' && fixture.expect.number)(
      'knows the invoice by number where the address does not tell',
      () => {
        const { externalId: _, ...rest } = expected
        const elsewhere = new URL('/app/homepage', url)
        expect(adapter.read(elsewhere, load(fixture))).toEqual(rest)
      },
    )
  })
}

/** Stripping such a hook leaves no heading at all. */
const NAMES_HEADING = /\bh1\b|heading/

/**
 * Takes a hook off a page and leaves everything else: the attributes and classes of the matched elements
 * that the selector's last part names, else their tags.
 */
function strip(document: Document, css: string): void {
  for (let element = document.querySelector(css); element; element = document.querySelector(css)) {
    const last = lastPart(css)
    const attributes = [...last.matchAll(/\[([\w-]+)/g)].map(found => found[1] ?? '')
    const classes = [...last.matchAll(/\.([\w-]+)/g)].map(found => found[1] ?? '')
    for (const name of attributes) element.removeAttribute(name)
    element.classList.remove(...classes)
    if (element.matches(css)) rename(element)
  }
}

/** What follows the last blank outside brackets: the part that names the element itself. */
const lastPart = (css: string): string => /(?:[^\s[(]|\[[^\]]*\]|\([^)]*\))+$/.exec(css)?.[0] ?? css

function rename(element: Element): void {
  const plain = element.ownerDocument.createElement('div')
  for (const { name, value } of element.attributes) {
    if (name !== 'role' && name !== 'aria-level') plain.setAttribute(name, value)
  }
  plain.append(...element.childNodes)
  element.replaceWith(plain)
}
