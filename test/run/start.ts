import { join } from 'node:path'
import { chromiumStage } from '../e2e/harness/stage.ts'
import { SYSTEMS } from '../e2e/harness/systems/index.ts'
import { connectBeside } from '../e2e/journeys/connect-another.ts'
import { walk } from '../e2e/journeys/walk.ts'
import { requireBrowser } from './browsers.ts'
import { ensureBuild } from './builds.ts'
import { command, root } from './steps.ts'

/**
 * `npm start`: a browser with the extension, connected to a company of each system of the sandbox, on an
 * invoice of each with something to see. Without a display, or with `--headless`, the main job on each by
 * itself with screenshots.
 */
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const headless = process.argv.includes('--headless') || !display

command(async () => {
  requireBrowser('chromium')
  if (headless) await byItself()
  else await forAPerson()
})

async function byItself(): Promise<void> {
  await ensureBuild('chrome-journey')
  const stage = await chromiumStage()
  const pictures = join(root, 'screenshots')
  try {
    for (const system of SYSTEMS) await walk(stage, system, pictures)
    console.log('\n✓ The main job works on both systems. Screenshots are in the folder screenshots.')
  } finally {
    await stage.close()
  }
}

async function forAPerson(): Promise<void> {
  await ensureBuild('chrome')
  const stage = await chromiumStage({ shipped: true, headless: false })
  let over = () => {}
  const end = new Promise<void>(resolve => {
    over = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, over)
  stage.chromium.context.on('close', over)
  try {
    console.log('\nAR Companion is running against the sandbox: no real company is touched.')
    for (const system of SYSTEMS) {
      await connectBeside(stage, system)
      const tab = await stage.tab()
      await system.pages.openInvoice(stage, tab, system.cases.partiallyPaid)
      console.log(`
${system.title}: ${system.companies.main} is connected.
  · Invoice ${system.cases.partiallyPaid} is open; click the chip beside its heading.
  · Everything on these pages works; what is changed there, changes its books.`)
    }
    console.log(`
The toolbar button opens the popup, and from there the workspace and the settings.
Ctrl-C ends the browser and the sandbox.`)
    await end
  } finally {
    await stage.close().catch(() => undefined)
  }
}
