import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder, ensureBuild } from '../../run/builds.ts'
import { scriptSize } from '../../run/sizes.ts'
import { measure } from '../harness/figure.ts'
import type { BenchRow } from '../harness/row.ts'

export const scripts: BenchRow = {
  name: 'scripts',
  title: 'Weight of the scripts',
  how: 'Gzipped kB (1,000 bytes) of the shipped Chrome build, each with every chunk it loads. A test holds content script and worker to their budgets.',
  note: 'Of the content script a third is the guide’s catalogue and matcher, a third what is drawn at once (chip, badges, markers), a fifth the two page adapters. It does without the polyfill (2.5 kB), as the worker does. Not taken: the filter that tells talk from errors in the second script (3 kB; the first error on a page would then wait for it instead of a frame), a script a site with its adapter alone (3 kB; two builds of the same), the chip’s words from the worker (2 kB).',
  async run() {
    await ensureBuild('chrome')
    const popup = pageScript('popup')
    return [
      measure('content script', 'kB', [scriptSize('chrome', 'content-scripts/overlay.js')], {
        atLeast: 45,
        aim: 30,
      }),
      measure('worker', 'kB', [scriptSize('chrome', 'background.js')], { atLeast: 90 }),
      measure('popup', 'kB', [scriptSize('chrome', popup)]),
      measure('workspace', 'kB', [scriptSize('chrome', pageScript('workspace'))]),
    ]
  },
}

/** The script that a page of the extension begins with. */
function pageScript(name: string): string {
  const html = readFileSync(join(buildFolder('chrome'), `${name}.html`), 'utf8')
  const found = /<script[^>]+src="\/([^"]+)"/.exec(html)?.[1]
  if (!found) throw new Error(`${name}.html loads no script.`)
  return found
}
