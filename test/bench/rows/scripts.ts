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
  note: 'Of the content script a third is the guide’s catalogue and matcher, a third what is drawn at once (chip, badges, markers), a fifth the two page adapters. It does without the polyfill (2.5 kB), as the worker does; what the guide says and offers comes with the fix card. Not taken: the filter that tells talk from errors in the second script (3 kB; the first error on a page would then wait for it instead of a frame), a script a site with its adapter alone (1.8 kB; two builds of the same), the badges of lists in a script of their own (2.4 kB), the framework’s own frame around a content script (0.8 kB), the chip’s words from the worker (1.3 kB; the worker is near its own bound). All of them together would just reach the aim.',
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
