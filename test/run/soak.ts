import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { AccountingSystem } from '../../core/ledger/records.ts'
import { playBatch, SYSTEMS } from '../soak/batch.ts'
import type { Played } from '../soak/play.ts'
import { describe, table } from '../soak/report.ts'
import { requireBrowser } from './browsers.ts'
import { ensureBuild } from './builds.ts'
import { command, root } from './steps.ts'

/**
 * `npm run soak`: the worker stopped anywhere while everything fails, 300 times in Chromium and 20 times in
 * Firefox; the numbers go to test/soak.md. `-- --seed 123 --runs 1` plays one again; then nothing is written.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string' },
    lanes: { type: 'string' },
    system: { type: 'string' },
    browser: { type: 'string' },
    story: { type: 'boolean' },
  },
})

command(async () => {
  const first = Number(values.seed ?? 1)
  const systems = values.system ? [values.system as AccountingSystem] : SYSTEMS
  const lanes = Number(values.lanes ?? Math.max(2, Math.min(4, availableParallelism())))
  const told = (played: Played) => {
    console.log(describe(played))
    if (values.story && played.findings.length === 0) console.log(played.story.join('\n'))
  }
  const begun = Date.now()
  const results: [browser: 'chromium' | 'firefox', runs: Played[]][] = []
  for (const [browser, usual] of [
    ['chromium', 300],
    ['firefox', 20],
  ] as const) {
    if (values.browser && values.browser !== browser) continue
    if (!values.browser && values.runs && browser === 'firefox') continue
    requireBrowser(browser)
    await ensureBuild(browser === 'chromium' ? 'chrome-journey' : 'firefox-journey')
    const seeds = Array.from({ length: Number(values.runs ?? usual) }, (_, n) => first + n)
    console.log(`\n${browser}: seeds ${seeds[0]} to ${seeds.at(-1)}`)
    results.push([
      browser,
      await playBatch({ browser, seeds, systems, lanes: browser === 'chromium' ? lanes : 1, told }),
    ])
  }
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1)
  const text = results.map(([browser, runs]) => `## ${browser}\n\n${table(runs)}\n`).join('\n')
  console.log(`\n${text}\n${minutes} minutes`)
  const whole = Object.keys(values).length === 0
  if (whole) writeFileSync(join(root, 'test/soak.md'), `${PREFACE(first, minutes)}\n${text}`)
  const found = results.flatMap(([, runs]) => runs).filter(({ findings }) => findings.length > 0)
  if (found.length > 0)
    throw new Error(
      `${found.length} runs found something: seeds ${found.map(({ scenario }) => scenario.seed).join(', ')}`,
    )
})

const PREFACE = (first: number, minutes: string) => `# Soak

Written by \`npm run soak\` on ${new Date().toISOString().slice(0, 10)}, first seed ${first}, ${minutes} minutes in all. Each run begins with an empty profile
and ends with a judgement that compares the sandbox's books with the extension's stored rows. A run again:
\`npm run soak -- --seed N --runs 1 --story\`.
`
