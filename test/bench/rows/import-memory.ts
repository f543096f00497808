import { existsSync, readFileSync } from 'node:fs'
import type { CDPSession } from 'puppeteer-core'
import { companyOf } from '../harness/companies.ts'
import { ratio, side } from '../harness/figure.ts'
import { targetOf } from '../harness/requests.ts'
import { alternating, type BenchRow } from '../harness/row.ts'
import type { Setting } from '../harness/setting.ts'

export const importMemory: BenchRow = {
  name: 'import-memory',
  title: 'Peak memory of that import, 100k against 10k',
  how: 'Each import in a browser of its own: the largest resident size that the process of the importing page ever had (VmHWM; needs Linux).',
  note: 'What the import keeps is 2 MB of hashes and, at its end, the open invoices that it answers with, a third of the 100,000: heads alone, since a block holds the lines of each invoice as text beside them. The rest is the same for both: a page’s process alone has 140 MB. Measured through a driver that listens to the traffic it was 1.57 × (346 MB): for such a listener the browser keeps every answer in the page’s process (harness/lab.ts). With no listener, what an import takes does not grow with its pages.',
  async run(setting, rounds) {
    if (!existsSync('/proc/self/status'))
      throw new Error('The row import-memory reads /proc and needs Linux.')
    const values = await alternating(rounds, {
      '10k': () => peak(setting, '10k'),
      '100k': () => peak(setting, '100k'),
    })
    return [
      ratio('100k against 10k', side('100k', 'MB', values['100k']), side('10k', 'MB', values['10k']), {
        atLeast: 1.3,
      }),
    ]
  },
}

async function peak(setting: Setting, size: '10k' | '100k'): Promise<number> {
  const { quickbooks } = setting.sandbox
  const company = companyOf(quickbooks, size)
  const lab = await setting.freshLab()
  try {
    await lab.call('importInto', 'bench-memory', targetOf(quickbooks, company), false)
    return Math.max(...(await renderers(lab.session)).map(highWater))
  } finally {
    await lab.close()
  }
}

async function renderers(session: CDPSession): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** MB. */
function highWater(pid: number): number {
  const kB = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kB ?? 0) / 1024
}
