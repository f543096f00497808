import { readFileSync } from 'node:fs'
import type { Frame, Locator, Page } from 'playwright-core'
import { eventually, holds, type Screen, VISIBLE_TEXT } from './screen.ts'

/** A Chromium page as a `Screen`. */
export function playwrightScreen(page: Page): Screen {
  page.setDefaultTimeout(20_000)
  const visible = () => page.evaluate<string>(VISIBLE_TEXT)
  /** A modal dialog is all that a user can reach while it is open; else the first frame that has the target. */
  const reach = async (find: (place: Page | Frame | Locator) => Locator): Promise<Locator> => {
    const dialog = page.locator('dialog:modal').last()
    if ((await dialog.count()) > 0) return find(dialog).first()
    if (page.frames().length === 1) return find(page).first()
    return eventually(`the target on ${page.url()}`, async () => {
      for (const frame of page.frames()) if ((await find(frame).count()) > 0) return find(frame).first()
      return undefined
    })
  }
  return {
    goto: async url => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    url: async () => page.url(),
    click: async (role, name, within) => {
      const exact = typeof name === 'string'
      const part = within && page.locator(within.css, within.text ? { hasText: within.text } : {}).first()
      await (part
        ? part.getByRole(role, { name, exact }).first()
        : await reach(place => place.getByRole(role, { name, exact }))
      ).click()
    },
    fill: async (label, value) => (await reach(place => place.getByLabel(label))).fill(value),
    choose: async (label, option) =>
      void (await (await reach(place => place.getByLabel(label))).selectOption({ label: option })),
    see: async (text, timeout) => {
      await eventually(`“${text}” on ${page.url()}`, async () => holds(await visible(), text), timeout)
    },
    gone: async (text, timeout) => {
      await eventually(
        `“${text}” to go from ${page.url()}`,
        async () => !holds(await visible(), text),
        timeout,
      )
    },
    text: visible,
    press: key => page.keyboard.press(key),
    attach: path => page.locator('input[type=file]').last().setInputFiles(path),
    async saved(act) {
      const [saving] = await Promise.all([page.waitForEvent('download'), act()])
      return { name: saving.suggestedFilename(), bytes: readFileSync(await saving.path()) }
    },
    reload: async () => void (await page.reload()),
    resize: (width, height) => page.setViewportSize({ width, height }),
    front: () => page.bringToFront(),
    run: script => page.evaluate(script),
    screenshot: async file => void (await page.screenshot({ path: file })),
    close: () => page.close(),
  }
}
