import type { Page } from 'playwright-core'
import { eventually, holds, type Screen, VISIBLE_TEXT } from './screen.ts'

/** A Chromium page as a `Screen`. */
export function playwrightScreen(page: Page): Screen {
  page.setDefaultTimeout(20_000)
  const visible = () => page.evaluate<string>(VISIBLE_TEXT)
  return {
    goto: async url => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    url: async () => page.url(),
    click: (role, name) =>
      page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click(),
    fill: (label, value) => page.getByLabel(label).first().fill(value),
    choose: async (label, option) =>
      void (await page.getByLabel(label).first().selectOption({ label: option })),
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
