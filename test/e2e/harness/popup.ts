import type { ChromiumWithCompanion } from './chromium.ts'
import { playwrightScreen } from './playwright-screen.ts'
import type { Screen } from './screen.ts'

/**
 * The popup over the tab whose address begins so. The toolbar's own window closes as soon as automation looks
 * elsewhere, so its page stands in a tab of its own, and the tab it is to speak of is brought to the front
 * before the page asks which one that is.
 * @throws Error when no such tab is open
 */
export async function openPopup(browser: ChromiumWithCompanion, address: string): Promise<Screen> {
  const page = await browser.open('popup.html')
  await page.evaluate(`chrome.tabs.query({ url: ${JSON.stringify(`${address}*`)} }).then(([tab]) => {
    if (!tab) throw new Error('No such tab is open.')
    return chrome.tabs.update(tab.id, { active: true })
  })`)
  await page.reload()
  return playwrightScreen(page)
}
