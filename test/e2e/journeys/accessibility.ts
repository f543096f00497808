import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsInEveryDress } from '../harness/axe.ts'
import { cutOff, sideways } from '../harness/overflow.ts'
import type { Place } from '../harness/places.ts'
import type { Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import type { SystemUnderTest } from '../harness/systems/system.ts'
import { openPanel } from './companion.ts'
import { imported } from './connect.ts'
import { fixOnPage } from './markers.ts'
import { drawn, SURFACES } from './surfaces.ts'

const PARTS = SURFACES.flatMap(({ page, parts }) => parts.map(part => (part ? `${page}#${part}` : page)))

/** A window of 1280 px at 200 % lays its page out in 640. */
const ZOOMED = [640, 430] as const

/** Every surface, for everybody. */
export function everySurface({ open, system }: Place): void {
  let stage: Stage
  beforeAll(async () => {
    stage = await open()
    await imported(await system.connect(stage))
  })
  afterAll(() => stage?.close())

  it('planted faults and a planted overflow are found, so that their absence means something', async () => {
    const screen = await stage.extension('popup.html')
    await drawn(screen)
    await screen.run(`(() => {
      const ink = document.createElement('p')
      ink.append('ink')
      ink.style.color = '#222'
      document.querySelector('main').append(document.createElement('button'), ink)
    })()`)
    const found = await faultsInEveryDress(screen)
    for (const fault of [
      'light: button-name',
      'dark: button-name',
      'dark: color-contrast',
      'forced colours: button-name',
    ])
      expect(found).toContainEqual(expect.stringContaining(fault))
    expect(found).not.toContainEqual(expect.stringContaining('light: color-contrast'))
    await screen.run(`(() => {
      const wide = document.createElement('div')
      wide.style.cssText = 'min-width: 3000px; height: 9px'
      document.body.append(wide)
    })()`)
    expect(await sideways(screen)).not.toEqual([])
    await screen.close()
  })

  it.each(PARTS)(
    '%s has no fault in light, dark and forced colours, and reads at twice its size without scrolling sideways',
    async path => {
      const screen = await stage.extension(path)
      await drawn(screen)
      expect(await faultsInEveryDress(screen)).toEqual([])
      await screen.run(`document.documentElement.style.fontSize = '200%'; undefined`)
      expect(await sideways(screen)).toEqual([])
      expect(await cutOff(screen)).toEqual([])
      await screen.run(`document.documentElement.style.fontSize = ''; undefined`)
      await screen.resize(...ZOOMED)
      expect(await sideways(screen)).toEqual([])
      await screen.close()
    },
  )

  it('the panel and a fix on an invoice have no fault in light, dark and forced colours', () =>
    panelAndFixHaveNoFault(stage, system))
}

/** Sage Intacct's own: what connecting asks, the panel inside its frame, and whose pages these are. */
export function whatDiffersOnIntacct({ open, system }: Place): void {
  let stage: Stage
  let options: Screen
  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage)
    await imported(options)
  })
  afterAll(() => stage?.close())

  it('the popup that asks whose pages these are has no fault', async () => {
    const tab = await stage.tab()
    await system.pages.openList(stage, tab)
    await tab.see(system.pages.notThisCompany)
    const popup = await stage.popupOver(tab)
    await popup.see('Which of your companies is that')
    await popup.front()
    expect(await faultsInEveryDress(popup)).toEqual([])
    await popup.close()
    await tab.close()
  })

  it('what connecting asks has no fault', async () => {
    await options.front()
    await options.click('button', /Actions|More/)
    await options.click('menuitem', 'Change where records go')
    await options.see('Payments go to')
    await drawn(options)
    expect(await faultsInEveryDress(options)).toEqual([])
  })

  it('the panel and a fix inside the frame have no fault', async () => {
    await system.knowPages(stage)
    await panelAndFixHaveNoFault(stage, system)
  })
}

async function panelAndFixHaveNoFault(stage: Stage, system: SystemUnderTest): Promise<void> {
  const { pages, errors, cases } = system
  const tab = await stage.tab()
  pages.control(stage).showOnLoad.push({ where: 'banner', text: errors[0]?.text ?? '' })
  await pages.openInvoice(stage, tab, cases.partiallyPaid)
  await openPanel(tab)
  await tab.see('Payments')
  await fixOnPage(tab)
  const ours = (await faultsInEveryDress(tab, pages.content)).filter(fault => fault.includes('ar-companion'))
  expect(ours).toEqual([])
  await tab.close()
}
