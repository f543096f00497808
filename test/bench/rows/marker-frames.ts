import { DOCUMENTED } from '../../e2e/journeys/errors.ts'
import { measure } from '../harness/figure.ts'
import type { BenchRow } from '../harness/row.ts'
import { STORM_PAGE } from '../page/storm.ts'

/** Milliseconds between two errors: as far apart as a busy user makes them. */
const APART = 700

export const markerFrames: BenchRow = {
  name: 'marker-frames',
  title: 'An error appears → its marker is drawn',
  how: 'On the page with 5,000 rows, each of the eight documented errors is put there as an alert, at any moment of a frame; frames are counted from the one that first shows the error to the one that first shows the marker. Each round counts the worst of its eight.',
  async run(setting, rounds) {
    const { chromium, company } = await setting.connected('1k')
    const url = `https://qbo.intuit.com/app/invoices?company=${company.realmId}`
    const page = await chromium.context.newPage()
    await page.route(url, route => route.fulfill({ contentType: 'text/html', body: STORM_PAGE }))
    await page.goto(url)
    await page.waitForTimeout(3000)
    const worst: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const frames: number[] = []
      for (const { text } of DOCUMENTED) {
        await page.waitForTimeout(APART)
        frames.push(await page.evaluate<number>(`(${SHOW_ERROR})(${JSON.stringify(text)})`))
      }
      worst.push(Math.max(...frames))
    }
    await page.close()
    return [measure('frames after the error', 'frames', worst, { atLeast: 2, aim: 1 })]
  },
}

/**
 * Runs in the page: shows an error between two frames and counts, after each frame's own callbacks, until a
 * marker stands there. @throws when none comes within two seconds
 */
const SHOW_ERROR = `text => new Promise((resolve, reject) => {
  const drawn = () => document.querySelector('ar-companion-fix')?.shadowRoot?.querySelector('.marker')
  const region = document.createElement('div')
  region.setAttribute('role', 'alert')
  region.textContent = text
  setTimeout(() => {
    document.querySelector('main').prepend(region)
    let frame = -1
    const count = () => requestAnimationFrame(() => {
      frame += 1
      const { port1, port2 } = new MessageChannel()
      // After the frame was drawn.
      port1.onmessage = () => {
        if (drawn()) {
          region.remove()
          const gone = () => (drawn() ? setTimeout(gone, 20) : resolve(frame))
          gone()
        } else if (frame > 120) reject(new Error('No marker came for: ' + text))
        else count()
      }
      port2.postMessage(0)
    })
    count()
  }, Math.random() * 30)
})`
