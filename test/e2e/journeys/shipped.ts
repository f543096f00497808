import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { imported } from './connect.ts'
import { drawn, SURFACES } from './surfaces.ts'

/** Runs in the tab that the user looks at, in the world of our own script there: `body` is that of a function. */
const besideOurs = <T>(options: Screen, body: string): Promise<T> =>
  options.run<T>(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true })
    const target = { tabId: tab.id }
    const [frame] = await chrome.scripting.executeScript({ target, func: async () => { ${body} } })
    if (!frame.result) throw new Error(String(frame.error))
    return frame.result
  })()`)

interface Root {
  mode: string
  text: string
  /** Where its first button stands. */
  button?: { x: number; y: number }
}

/** Every shadow root of the page, as a content script may look into them and the page may not. */
const ROOTS = `
  const found = []
  const visit = root => {
    for (const element of root.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement)) continue
      // Firefox lets a content script ask the element.
      const inside = chrome.dom ? chrome.dom.openOrClosedShadowRoot(element) : element.openOrClosedShadowRoot
      if (!inside) continue
      const { x, y } = inside.querySelector('button')?.getBoundingClientRect() ?? {}
      found.push({ mode: inside.mode, text: inside.textContent, ...(x && { button: { x, y } }) })
      visit(inside)
    }
  }
  visit(document)
  return found`

/** A font file for each digit, for the page's own words and, by a rule for our elements, for ours. */
const LETTERS = `(() => {
  const digits = [...'0123456789']
  const face = (family, path) => digits
    .map(digit => \`@font-face { font-family: \${family}; src: url(/letters/\${path}/\${digit}); unicode-range: U+3\${digit} }\`)
    .join('')
  const style = document.createElement('style')
  style.textContent = face('letters', 'page') + face('spies', 'ours') +
    'ar-companion-chip, ar-companion-badge, ar-companion-fix { font-family: spies !important; user-select: all !important }'
  document.head.append(style)
})()`

/** What users load: the host page cannot look into what we draw. */
export function shipped({ system, open, browser }: Place): void {
  const { cases, pages } = system
  let stage: Stage
  let options: Screen
  let tab: Screen
  const roots = () => besideOurs<Root[]>(options, ROOTS)
  const drawnOver = (what: string, text: RegExp) =>
    eventually(what, async () => (await roots()).find(root => root.mode === 'closed' && text.test(root.text)))
  beforeAll(async () => {
    stage = await open({ shipped: true })
    options = await system.connect(stage)
    await imported(options)
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('draws in a closed shadow root that the page cannot open', async () => {
    await pages.openInvoice(stage, tab, cases.overdue)
    await tab.front()
    await drawnOver('the chip in a closed shadow root', /Overdue/)
    expect((await roots()).filter(({ mode }) => mode !== 'closed')).toEqual([])
    expect(await tab.text()).not.toMatch(/Overdue \d+ d\b/)
    // The page's own way to one that is open, so that finding none means something.
    await tab.run(`(() => {
      const planted = document.createElement('div')
      document.body.append(planted)
      planted.attachShadow({ mode: 'open' }).append('Overdue 77 d')
    })()`)
    expect(await tab.text()).toMatch(/Overdue 77 d\b/)
    expect(await roots()).toContainEqual({ mode: 'open', text: 'Overdue 77 d' })
  })

  it('lets the page tell no letter of ours by a font, nor copy what stands beside its own words', async () => {
    await pages.openInvoice(stage, tab, cases.overdue)
    await tab.front()
    // Copied while only the chip and the page's own words stand there, as a user copies a list into a mail. Firefox
    // copies nothing out of shadow roots then [tried].
    await drawnOver('the chip', /Overdue \d/)
    const copied = await eventually('the page’s own words among what is copied', async () => {
      const text = await copiedFrom(tab)
      return text.includes('Northgate Dental') && text
    })
    expect(copied).not.toMatch(/Overdue \d+ d\b/)

    await tab.run(LETTERS)
    const { button } = await drawnOver('the chip', /Overdue \d/)
    await tab.clickAt((button?.x ?? 0) + 8, (button?.y ?? 0) + 8)
    await drawnOver('the panel', /AR balance/)
    // Shown to find some: the page's own words ask for theirs, after ours would have.
    await tab.run(`document.body.style.fontFamily = 'letters'; undefined`)
    const fonts = () =>
      tab.run<string[]>(
        `performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.includes('/letters/'))`,
      )
    await eventually('the page’s letters', async () =>
      (await fonts()).some(url => url.includes('/letters/page/')),
    )
    expect((await fonts()).filter(url => url.includes('/letters/ours/'))).toEqual([])
  })

  // Firefox has no such switch (core/worker/own-storage.ts).
  it.runIf(browser === 'chromium')(
    'gives its script in a page none of what the browser stores for it',
    async () => {
      await pages.openInvoice(stage, tab, cases.open)
      await tab.front()
      await drawnOver('our script in the page', /Open/)
      for (const [area, change] of [
        ['local', 'get(null)'],
        ['sync', 'get(null)'],
        ['sync', 'set({ preferences: {} })'],
        ['local', `setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })`],
      ]) {
        const answer = `return chrome.storage.${area}.${change}.then(() => 'given', () => 'refused')`
        expect([area, change, await besideOurs(options, answer)]).toEqual([area, change, 'refused'])
      }
      // Asked there as here, so that being refused means something.
      expect(await options.run(`chrome.storage.sync.get(null).then(() => 'given')`)).toBe('given')
    },
  )

  it.each(SURFACES)(
    'breaks no content security policy on $page, where a breach would be seen',
    async ({ page }) => {
      const { screen, complaints } = await stage.watched(page)
      await drawn(screen)
      expect(await complaints()).toEqual([])
      await screen.run(`(() => {
        const planted = document.createElement('script')
        planted.textContent = 'globalThis.planted = true'
        document.body.append(planted)
      })()`)
      await eventually('the breach', async () => (await complaints()).length > 0)
      expect(await screen.run('globalThis.planted === undefined')).toBe(true)
      await screen.close()
    },
  )
}

/** What a user has after selecting all of the page and copying it. */
async function copiedFrom(tab: Screen): Promise<string> {
  await tab.run('getSelection().selectAllChildren(document.body)')
  await tab.press('Control+c')
  await tab.run(`(() => {
    const field = document.createElement('textarea')
    field.id = 'pasted'
    document.body.append(field)
    field.focus()
  })()`)
  await tab.press('Control+v')
  return tab.run<string>(`(() => {
    const field = document.getElementById('pasted')
    field.remove()
    return field.value
  })()`)
}
