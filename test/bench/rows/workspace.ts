import type { Page } from 'playwright-core'
import type { Connected } from '../harness/connected.ts'
import { ratio, side } from '../harness/figure.ts'
import type { BenchRow } from '../harness/row.ts'

const ACTS = ['first rows', 'filter', 'sort', 'longest frame while scrolling', 'counted'] as const
type Act = (typeof ACTS)[number]

export const workspace: BenchRow = {
  name: 'workspace',
  title: 'Workspace at 100k against 1k',
  how: 'The product’s own page in a new tab: from its navigation to the first row drawn; at once from a filter in the address, and once all are counted from a sort, to the other rows drawn; the longest time between two frames while the list is scrolled down and up.',
  note: 'A thread of the page’s own reads, sorts and keeps the whole list: the page’s own processor time for a filter, a sort or a frame is the same at 100k as at 1k. What is left of a filter’s ratio is waiting behind the reading of all rows, which it may overtake every 200 rows, and the sharing of two processors with it; of a sort’s, the way to the thread and one pass over its rows. The first page of a filter looks through the newest 1,000 invoices, backwards in two requests; a rarer status waits until all are read. All counted and summed takes the time that the browser needs to read every row.',
  async run(setting, rounds) {
    const sides = { big: await setting.connected('100k'), small: await setting.connected('1k') }
    const values = { big: emptyLists(), small: emptyLists() }
    for (let round = 0; round < rounds; round += 1)
      for (const name of round % 2 ? (['small', 'big'] as const) : (['big', 'small'] as const)) {
        const times = await visit(sides[name])
        for (const act of ACTS) values[name][act].push(times[act])
      }
    return ACTS.map(act =>
      ratio(
        act === 'counted' ? 'all counted and summed, from the navigation' : act,
        side('100k', 'ms', values.big[act]),
        side('1k', 'ms', values.small[act]),
        act === 'counted' ? {} : { atLeast: 1.5, aim: 1.1 },
      ),
    )
  },
}

const emptyLists = (): Record<Act, number[]> => ({
  'first rows': [],
  filter: [],
  sort: [],
  counted: [],
  'longest frame while scrolling': [],
})

async function visit({ chromium }: Connected): Promise<Record<Act, number>> {
  const page = await chromium.context.newPage()
  page.setDefaultTimeout(120_000)
  await page.addInitScript(NOTE_FIRST_ROW)
  await page.goto(`chrome-extension://${chromium.extensionId}/workspace.html#invoices`)
  const firstRows = await page.evaluate<number>('firstRow')
  const filter = await change(page, 'status=paid')
  // The count tells that all was read: from then on the other orders answer.
  const counted = await page.evaluate<number>(COUNTED)
  const sort = await change(page, 'status=paid&sort=total&order=down')
  const scroll = await page.evaluate<number>(SCROLL)
  await page.close()
  return { 'first rows': firstRows, filter, counted, sort, 'longest frame while scrolling': scroll }
}

const NOTE_FIRST_ROW = `globalThis.firstRow = new Promise(resolve => {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-row]')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
  }).observe(document, { childList: true, subtree: true })
})`

/** From the navigation until the page's own line says how many there are. */
const COUNTED = `new Promise(resolve => {
  const look = () =>
    /\\d/.test(document.querySelector('p[role=status]')?.textContent ?? '') ? resolve(performance.now()) : setTimeout(look, 10)
  look()
})`

/** From the new address until other rows stand there and a frame has shown them. */
const change = (page: Page, params: string): Promise<number> =>
  page.evaluate<number>(`new Promise(resolve => {
    const shown = () => [...document.querySelectorAll('[data-row]')].map(each => each.dataset.row).join()
    const before = shown()
    const from = performance.now()
    const observer = new MutationObserver(() => {
      const now = shown()
      if (now === '' || now === before) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    location.hash = '#invoices?' + ${JSON.stringify(params)}
  })`)

/** Down and up for two seconds. */
const SCROLL = `new Promise(resolve => {
  const from = performance.now()
  let last = from
  let longest = 0
  const area = document.scrollingElement
  const frame = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (now - from > 2000) return resolve(longest)
    const range = area.scrollHeight - innerHeight
    area.scrollTop = range * Math.abs(Math.sin((now - from) / 400))
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})`
