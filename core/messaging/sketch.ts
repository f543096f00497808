import { browser } from 'wxt/browser'

/** The script is no part of the companion: it comes when the user asks, and stays in no page. */
const SCRIPT = '/sketch.js'

/** The masked sketch of each frame of a tab, the page itself first. Rejects where we may not look. */
export async function sketchTab(tabId: number): Promise<string> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [SCRIPT],
  })
  return frames
    .map(({ result }) => result)
    .filter(text => typeof text === 'string')
    .join('\n\n')
}
