import { browser } from 'wxt/browser'

/** The panel and the fix card of the page companion (entrypoints/companion-ui.ts). */
const COMPANION_UI = '/companion-ui.js'

/** Adds it to one frame of a tab, beside the script that is there already. Rejects when the page is gone. */
export async function addCompanionUi(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [COMPANION_UI],
  })
}
