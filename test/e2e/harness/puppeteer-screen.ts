import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core'
import type { FirefoxWithCompanion } from './firefox.ts'
import { eventually, holds, isDressed, type Part, type Role, type Screen, VISIBLE_TEXT } from './screen.ts'

/** Runs in the page: the first visible element of a role and name, open shadow roots included. */
const FIND = (role: Role | 'field', pattern: string, flags: string, within: Part | undefined) => {
  const SELECTORS: Record<string, string> = {
    button: 'button, [role=button], summary',
    link: 'a[href], [role=link]',
    switch: '[role=switch]',
    textbox: 'input, textarea',
    combobox: 'select, [role=combobox]',
    menuitem: '[role=menuitem]',
    tab: '[role=tab]',
    checkbox: 'input[type=checkbox]',
    row: 'tr, [role=row]',
    field: 'input, textarea, select',
  }
  const wanted = new RegExp(pattern, flags)
  const nameOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot
    const by = element.getAttribute('aria-labelledby')
    const labelled = by
      ?.split(/\s+/)
      .map(id => root.getElementById(id)?.textContent ?? '')
      .join(' ')
    const labels =
      'labels' in element
        ? [...((element as HTMLInputElement).labels ?? [])].map(label => label.textContent).join(' ')
        : ''
    return (element.getAttribute('aria-label') || labelled || labels || element.textContent || '')
      .replace(/\s+/g, ' ')
      .trim()
  }
  const search = (root: Document | ShadowRoot): Element | null => {
    for (const element of root.querySelectorAll(SELECTORS[role] ?? '*')) {
      const box = element.getBoundingClientRect()
      if (box.width > 0 && box.height > 0 && wanted.test(nameOf(element))) return element
    }
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && search(element.shadowRoot)
      if (inside) return inside
    }
    return null
  }
  // A modal dialog is all that a user can reach while it is open.
  const dialog = [...document.querySelectorAll(within?.css ?? 'dialog:modal')]
    .filter(part => part.textContent?.includes(within?.text ?? ''))
    .at(within ? 0 : -1)
  if (within && !dialog) return null
  return search((dialog as unknown as Document) ?? document)
}

/**
 * Runs in the page: can the element be clicked where it stands? Still there, enabled, at rest for two frames,
 * and nothing over it (a toast, an element that grew meanwhile).
 */
const READY = async (element: Element): Promise<boolean> => {
  element.scrollIntoView({ block: 'nearest' })
  const before = element.getBoundingClientRect()
  await new Promise(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(resolve))
    // No frame is drawn where nobody looks.
    setTimeout(resolve, 300)
  })
  const box = element.getBoundingClientRect()
  if (!element.isConnected || element.matches(':disabled')) return false
  if (box.x !== before.x || box.y !== before.y) return false
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return hit === null || element.contains(hit) || hit.contains(element)
}

/** Between looking and clicking the page drew it anew. */
const isGone = (error: unknown): boolean =>
  /detached|not connected|no such (node|element|handle)/i.test(String(error))

/** Clicks, and says whether it arrived: what moves between the look and the press is missed, as by a hand. */
async function hits(element: ElementHandle<HTMLElement>): Promise<boolean> {
  const pressed = await element.evaluateHandle(target => {
    const seen = { arrived: false }
    for (const name of ['pointerdown', 'click'])
      target.addEventListener(name, () => (seen.arrived = true), { once: true, capture: true })
    return seen
  })
  await element.click()
  // A page that left for another, or drew it anew, took the click.
  return pressed.evaluate(({ arrived }) => arrived).catch(() => true)
}

const patternOf = (name: string | RegExp): [string, string] =>
  typeof name === 'string'
    ? [`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, '']
    : [name.source, name.flags]

/** A Firefox page as a `Screen`. */
export function puppeteerScreen(
  page: Page,
  { downloads, dress }: Pick<FirefoxWithCompanion, 'downloads' | 'dress'>,
): Screen {
  const visible = () => page.evaluate(VISIBLE_TEXT) as Promise<string>
  /** A tab behind reads nothing anew and draws nothing: who looks at it has turned to it. */
  const turnTo = async () => {
    if (await page.evaluate(() => document.hidden).catch(() => false)) await page.bringToFront()
  }
  const find = async (role: Role | 'field', name: string | RegExp, within?: Part) => {
    await turnTo()
    return eventually(`${role} “${name}” on ${page.url()}`, async () => {
      for (const frame of page.frames()) {
        const handle = await frame.evaluateHandle(FIND, role, ...patternOf(name), within)
        const element = handle.asElement() as ElementHandle<HTMLElement> | null
        if (element) return element
      }
      return null
    })
  }
  const click = async (role: Role, name: string | RegExp, within?: Part): Promise<void> => {
    const until = Date.now() + 20_000
    while (Date.now() < until) {
      const element = await find(role, name, within)
      try {
        if ((await element.evaluate(READY)) && (await hits(element))) return
      } catch (error) {
        if (!isGone(error)) throw error
      }
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`${role} “${name}” on ${page.url()} takes no click`)
  }
  return {
    goto: async url => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    url: () => page.evaluate(() => location.href),
    click,
    clickAt: (x, y) => page.mouse.click(x, y),
    fill: async (label, value) => {
      const field = await find('field', label)
      await field.evaluate(element => {
        ;(element as unknown as HTMLInputElement).value = ''
        // Emptied as a user does it: a form that proposes something is told.
        element.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await field.type(value)
    },
    choose: async (label, option) => {
      const field = await find('field', label)
      await field.evaluate((element, wanted) => {
        const select = element as unknown as HTMLSelectElement
        select.value = [...select.options].find(one => one.label === wanted)?.value ?? ''
        select.dispatchEvent(new Event('change', { bubbles: true }))
      }, option)
    },
    see: async (text, timeout) => {
      await turnTo()
      await eventually(`“${text}”`, async () => holds(await visible(), text), timeout)
    },
    gone: async (text, timeout) => {
      await turnTo()
      await eventually(`“${text}” to go`, async () => !holds(await visible(), text), timeout)
    },
    text: visible,
    async attach(button, path) {
      await find('button', button)
      const inputs = await page.$$('input[type=file]')
      await (inputs.at(-1) as ElementHandle<HTMLInputElement> | undefined)?.uploadFile(path)
    },
    async saved(act) {
      const before = new Set(readdirSync(downloads))
      await act()
      // Firefox writes beside it, into a file called .part, until it is whole.
      const name = await eventually('the file to be saved', () => {
        const files = readdirSync(downloads).filter(file => !before.has(file))
        return files.some(file => file.endsWith('.part')) ? undefined : files[0]
      })
      return { name, bytes: readFileSync(join(downloads, name)) }
    },
    async reload() {
      // Of an extension's page the navigation is never reported as done (tried).
      await page.evaluate('globalThis.before = true; setTimeout(() => location.reload())')
      await eventually('the page anew', () =>
        page.evaluate('globalThis.before === undefined && document.readyState === "complete"'),
      )
    },
    resize: (width, height) => page.setViewport({ width, height }),
    async dress(wanted) {
      await dress(wanted)
      await eventually('the page to be shown so', () => page.evaluate(isDressed(wanted)) as Promise<boolean>)
    },
    front: () => page.bringToFront(),
    async press(keys) {
      const held = keys.split('+') as KeyInput[]
      const key = held.pop() as KeyInput
      for (const each of held) await page.keyboard.down(each)
      await page.keyboard.press(key)
      for (const each of held) await page.keyboard.up(each)
    },
    run: script => page.evaluate(script) as Promise<never>,
    screenshot: async file => void (await page.screenshot({ path: file as `${string}.png` })),
    close: () => page.close(),
  }
}
