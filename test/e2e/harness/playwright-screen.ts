import { readFileSync } from 'node:fs'
import type { Frame, Locator, Page } from 'playwright-core'
import { eventually, holds, isDressed, type Screen, VISIBLE_TEXT } from './screen.ts'

/** A Chromium page as a `Screen`. */
export function playwrightScreen(page: Page): Screen {
  page.setDefaultTimeout(20_000)
  const visible = () => page.evaluate<string>(VISIBLE_TEXT)
  /**
   * A modal dialog is all that a user can reach while it is open; else the first frame that has the target. Looked
   * for again until it is found: a dialog may be about to close.
   */
  const reach = (find: (place: Page | Frame | Locator) => Locator): Promise<Locator> =>
    eventually(`${find(page)} on ${page.url()}`, async () => {
      const dialog = page.locator('dialog:modal').last()
      const places = (await dialog.count()) > 0 ? [dialog] : page.frames()
      for (const place of places) if ((await find(place).count()) > 0) return find(place).first()
      return undefined
    })
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
    clickAt: (x, y) => page.mouse.click(x, y),
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
    async attach(button, path) {
      const chosen = page.waitForEvent('filechooser')
      await (await reach(place => place.getByRole('button', { name: button }))).click()
      await (await chosen).setFiles(path)
    },
    async saved(act) {
      const [saving] = await Promise.all([page.waitForEvent('download'), act()])
      return { name: saving.suggestedFilename(), bytes: readFileSync(await saving.path()) }
    },
    reload: async () => void (await page.reload()),
    resize: (width, height) => page.setViewportSize({ width, height }),
    async dress(dress) {
      await page.emulateMedia(dress)
      await eventually('the page to be shown so', () => page.evaluate<boolean>(isDressed(dress)))
    },
    front: () => page.bringToFront(),
    run: script => page.evaluate(script),
    screenshot: async file => void (await page.screenshot({ path: file })),
    close: () => page.close(),
  }
}
