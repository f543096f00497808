import { browser } from 'wxt/browser'

/** The script is no part of the companion: it comes when the user asks. */
const SCRIPT = '/sketch.js'

/** The masked sketch of each frame of a tab, the page itself first. Rejects where we may not look. */
export async function sketchTab(tabId: number): Promise<string> {
  const target = { tabId, allFrames: true }
  await browser.scripting.executeScript({ target, files: [SCRIPT] })
  const frames = await browser.scripting.executeScript({ target, func: takeSketch })
  return frames
    .map(({ result }) => result)
    .filter(text => typeof text === 'string')
    .join('\n\n')
}

/** Runs in the page, sent there as text: it may use nothing from outside itself. */
function takeSketch(): string | undefined {
  const shared = globalThis as { arCompanionSketch?: string | undefined }
  const sketch = shared.arCompanionSketch
  shared.arCompanionSketch = undefined
  return sketch
}
