import { join } from 'node:path'
import { chromiumStage } from '../e2e/harness/stage.ts'
import { openInvoice } from '../e2e/journeys/companion.ts'
import { connectQuickBooks, imported } from '../e2e/journeys/connect.ts'
import { walk } from '../e2e/journeys/walk.ts'
import { CASES } from '../sandbox/quickbooks/seed/cases.ts'
import { requireBrowser } from './browsers.ts'
import { ensureBuild } from './builds.ts'
import { command, root } from './steps.ts'

/**
 * `npm start`: a browser with the extension, connected to the sandbox, on an invoice with something to
 * see. Without a display, or with `--headless`, the main job by itself with screenshots.
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
    await walk(stage, pictures)
    console.log('\n✓ The main job works. Screenshots are in the folder screenshots.')
  } finally {
    await stage.close()
  }
}

async function forAPerson(): Promise<void> {
  await ensureBuild('chrome')
  const stage = await chromiumStage({ build: 'chrome', headless: false })
  let over = () => {}
  const end = new Promise<void>(resolve => {
    over = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, over)
  stage.chromium.context.on('close', over)
  try {
    const options = await connectQuickBooks(stage)
    await imported(options)
    const tab = await stage.tab()
    await openInvoice(stage, tab, CASES.partiallyPaid)
    console.log(`
AR Companion is running against the sandbox: no real company is touched.
  · Invoice ${CASES.partiallyPaid} is open; click the chip beside its heading.
  · https://qbo.intuit.com/app/invoices is the list; everything on these pages works.
  · The toolbar button opens the popup, and from there the workspace and the settings.
Ctrl-C ends the browser and the sandbox.`)
    await end
  } finally {
    await stage.close().catch(() => undefined)
  }
}
