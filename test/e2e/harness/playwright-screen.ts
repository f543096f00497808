import type { Page } from 'playwright-core'
import { eventually, holds, type Screen, VISIBLE_TEXT } from './screen.ts'

/** A Chromium page as a `Screen`. */
export function playwrightScreen(page: Page): Screen {
  page.setDefaultTimeout(20_000)
  const visible = () => page.evaluate<string>(VISIBLE_TEXT)
  /** A modal dialog is all that a user can reach while it is open. */
  const reach = async () => {
    const dialog = page.locator('dialog:modal').last()
    return (await dialog.count()) > 0 ? dialog : page
  }
  return {
    goto: async url => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    url: async () => page.url(),
    click: async (role, name) =>
      (await reach())
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click(),
    fill: async (label, value) => (await reach()).getByLabel(label).first().fill(value),
    choose: async (label, option) =>
      void (await (await reach()).getByLabel(label).first().selectOption({ label: option })),
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
    run: script => page.evaluate(script),
    screenshot: async file => void (await page.screenshot({ path: file })),
    close: () => page.close(),
  }
}
