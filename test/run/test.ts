import { requireBrowser } from './browsers.ts'
import { ensureBuild } from './builds.ts'
import { check } from './check.ts'
import { lintFirefox } from './lint-firefox.ts'
import { command, step } from './steps.ts'

/** `npm test`: everything, on a fresh clone. A single project: `npm test -- unit` (unit, fuzz, sandbox, e2e). */
command(async () => {
  const wanted = process.argv.slice(2)
  const all = wanted.length === 0
  if (all) await check()
  if (all || wanted.includes('unit')) await step('unit tests', 'vitest', ['run', '--project', 'unit'])
  if (all || wanted.includes('fuzz')) await step('hostile input', 'vitest', ['run', '--project', 'fuzz'])
  if (all || wanted.includes('sandbox'))
    await step('sandbox conformance', 'vitest', ['run', '--project', 'sandbox'])
  if (all || wanted.includes('e2e')) {
    const browsers = { CHROME_PATH: requireBrowser('chromium'), FIREFOX_PATH: requireBrowser('firefox') }
    await ensureBuild('chrome', 'firefox', 'chrome-journey', 'firefox-journey')
    await lintFirefox()
    await step('built sizes and manifest', 'vitest', ['run', '--project', 'built'])
    await step('journeys in real browsers', 'vitest', ['run', '--project', 'e2e'], browsers)
  }
})
