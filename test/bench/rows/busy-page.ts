import type { CDPSession, Page } from 'playwright-core'
import type { Connected } from '../harness/connected.ts'
import { measure, median, side } from '../harness/figure.ts'
import type { BenchRow } from '../harness/row.ts'
import { STORM_PAGE } from '../page/storm.ts'

const PER_SECOND = 200
const SECONDS = 30

export const busyPage: BenchRow = {
  name: 'busy-page',
  title: 'A page with 5,000 rows and 200 mutations a second for 30 s: our share of the main thread',
  how: 'CDP profile: the time with a function of ours on the stack, forced layout inside included, over the whole time; and how much more processor time style and layout take per frame than on the same page where the companion does not run, in the next tab, times the frames (the page itself keeps half of the main thread at layout, so this part is noisy in both directions).',
  note: 'Measuring waits for the moment after the browser’s own layout (a resize observer’s first answer), where it forces none; rows are found by halving among the live children of their parent; the list, the record and the errors each have a small share of the time, saved up while the page rests. Half of our script was the record read anew, each time a walk of all 5,000 rows, for a heading that was only restyled: such a change is no news now. Our nodes have no size in the page’s flow, and what is more in style and layout is within the noise of the two tabs.',
  async run(setting, rounds) {
    const connected = await setting.connected('1k')
    const watched = `https://qbo.intuit.com/app/invoices?company=${connected.company.realmId}`
    const script: number[] = []
    const layout: number[] = []
    const badges: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const alone = await storm(connected, 'https://unwatched.example/app/invoices')
      const ours = await storm(connected, watched)
      if (ours.drawn === 0)
        throw new Error('The companion drew nothing on the busy page: it was not at work.')
      script.push(ours.script)
      const more = (ours.layout / ours.frames - alone.layout / alone.frames) * ours.frames
      layout.push(more)
      badges.push(ours.drawn)
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

interface Share {
  /** Per cent of the time. */
  script: number
  layout: number
  /** Times that the page was laid out. */
  frames: number
  /** Elements of ours on the page. */
  drawn: number
}

async function storm({ chromium }: Connected, url: string): Promise<Share> {
  const page = await chromium.context.newPage()
  await page.route(url, route => route.fulfill({ contentType: 'text/html', body: STORM_PAGE }))
  await page.goto(url)
  await page.waitForTimeout(3000)
  const cdp = await chromium.context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
  const before = await styleAndLayout(cdp)
  await cdp.send('Profiler.start')
  await page.evaluate(`storm(${PER_SECOND}, ${SECONDS})`)
  const { profile } = await cdp.send('Profiler.stop')
  const after = await styleAndLayout(cdp)
  const drawn = await countDrawn(page)
  await page.close()
  return {
    script: ourShare(profile),
    layout: ((after.seconds - before.seconds) / SECONDS) * 100,
    frames: after.layouts - before.layouts,
    drawn,
  }
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
