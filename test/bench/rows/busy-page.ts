import type { CDPSession, Page } from 'playwright-core'
import type { Connected } from '../harness/connected.ts'
import { measure, median, side } from '../harness/figure.ts'
import type { BenchRow } from '../harness/row.ts'
import { STORM_PAGE } from '../page/storm.ts'

const PER_SECOND = 200
const SECONDS = 30
const STORM = `storm(${PER_SECOND}, ${SECONDS})`

export const busyPage: BenchRow = {
  name: 'busy-page',
  title: 'A page with 5,000 rows and 200 mutations a second for 30 s: our share of the main thread',
  how: 'CDP profile: the time with a function of ours on the stack, forced layout inside included, over the whole time; and how much more processor time style and layout take per frame while our nodes are shown than while they are not (display: none), in turn every half second of a second storm, times the frames.',
  note: 'Measuring waits for the moment after the browser’s own layout (a resize observer’s first answer), where it forces none; rows are found by halving among the live children of their parent; the list, the record and the errors each have a small share of the time, saved up while the page rests. Half of our script was the record read anew, each time a walk of all 5,000 rows, for a heading that was only restyled: such a change is no news now. Our nodes have no size in the page’s flow: frames with them took no more than frames without (a figure below 0 counts as 0).',
  async run(setting, rounds) {
    const connected = await setting.connected('1k')
    const script: number[] = []
    const layout: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const share = await storm(connected)
      if (share.drawn === 0)
        throw new Error('The companion drew nothing on the busy page: it was not at work.')
      script.push(share.script)
      layout.push(share.layout)
    }
    // Noise below nothing must not make our script look cheaper.
    const more = Math.max(0, median(layout))
    const shares = script.map(each => each + more)
    const share = measure('script, style and layout', '%', shares, { atLeast: 3, aim: 1 })
    return [
      {
        ...share,
        sides: [...share.sides, side('script', '%', script), side('more style and layout', '%', layout)],
      },
    ]
  },
}

/** Per cent of the time. */
interface Share {
  script: number
  /** Style and layout of our nodes. */
  layout: number
  /** Elements of ours on the page. */
  drawn: number
}

async function storm({ chromium, company }: Connected): Promise<Share> {
  const page = await chromium.context.newPage()
  const url = `https://qbo.intuit.com/app/invoices?company=${company.realmId}`
  await page.route(url, route => route.fulfill({ contentType: 'text/html', body: STORM_PAGE }))
  await page.goto(url)
  await page.waitForTimeout(3000)
  const cdp = await chromium.context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
  await cdp.send('Profiler.start')
  await page.evaluate(STORM)
  const { profile } = await cdp.send('Profiler.stop')
  let over = false
  const raging = page.evaluate(STORM).finally(() => {
    over = true
  })
  const layout = await layoutOfOurs(page, cdp, () => over)
  await raging
  const drawn = await countDrawn(page)
  await page.close()
  return { script: ourShare(profile), layout, drawn }
}

/** Our nodes are shown and taken out in turn; the moment of each change is left out. */
async function layoutOfOurs(page: Page, cdp: CDPSession, isOver: () => boolean): Promise<number> {
  const sums = { shown: { seconds: 0, layouts: 0, time: 0 }, out: { seconds: 0, layouts: 0, time: 0 } }
  for (let turn = 0; !isOver(); turn += 1) {
    const sum = turn % 2 ? sums.out : sums.shown
    await page.evaluate(`document.documentElement.classList.toggle('without-ours', ${turn % 2 === 1})`)
    await page.waitForTimeout(100)
    const [before, from] = [await styleAndLayout(cdp), performance.now()]
    await page.waitForTimeout(500)
    const after = await styleAndLayout(cdp)
    if (isOver()) break
    sum.seconds += after.seconds - before.seconds
    sum.layouts += after.layouts - before.layouts
    sum.time += (performance.now() - from) / 1000
  }
  const { shown, out } = sums
  const more = (shown.seconds / shown.layouts - out.seconds / out.layouts) * shown.layouts
  return (more / shown.time) * 100
}

const countDrawn = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll('*')].filter(each => each.tagName.startsWith('AR-')).length,
  )

async function styleAndLayout(cdp: CDPSession): Promise<{ seconds: number; layouts: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return {
    seconds: value('LayoutDuration') + value('RecalcStyleDuration'),
    layouts: value('LayoutCount'),
  }
}

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[]
  samples?: number[]
  timeDeltas?: number[]
  startTime: number
  endTime: number
}

/** Per cent of the time with a function of the extension on the stack. */
function ourShare({ nodes, samples = [], timeDeltas = [], startTime, endTime }: Profile): number {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const ours = new Set<number>()
  const mark = (id: number, inside: boolean) => {
    const node = byId.get(id)
    if (!node) return
    const isOurs = inside || node.callFrame.url.startsWith('chrome-extension://')
    if (isOurs) ours.add(id)
    for (const child of node.children ?? []) mark(child, isOurs)
  }
  if (nodes[0]) mark(nodes[0].id, false)
  let time = 0
  samples.forEach((id, at) => {
    // The delta before a sample is the time since the one before it: what ran is the sample before.
    if (ours.has(id)) time += timeDeltas[at + 1] ?? 0
  })
  return (time / (endTime - startTime)) * 100
}
