import type { AccountingSystem } from '../../core/ledger/records.ts'
import { startSandbox } from '../sandbox/index.ts'
import { chromiumCompanion } from './chromium-companion.ts'
import type { Companion } from './companion.ts'
import { firefoxCompanion } from './firefox-companion.ts'
import { type Played, play } from './play.ts'
import { scenarioOf } from './scenario.ts'

export const SYSTEMS: readonly AccountingSystem[] = ['quickbooks', 'intacct']

export interface Batch {
  browser: 'chromium' | 'firefox'
  seeds: number[]
  systems?: readonly AccountingSystem[]
  /** Browsers at a time, each with a sandbox of its own. */
  lanes?: number
  /** Told of each run as it ends. */
  told?(played: Played): void
}

/** Plays each seed once, in so many browsers at a time as told. */
export async function playBatch({
  browser,
  seeds,
  systems = SYSTEMS,
  lanes = 1,
  told,
}: Batch): Promise<Played[]> {
  const waiting = [...seeds]
  const done: Played[] = []
  const start = (httpsPort: number): Promise<Companion> =>
    browser === 'chromium' ? chromiumCompanion(httpsPort) : firefoxCompanion(httpsPort)
  const lane = async () => {
    const sandbox = await startSandbox({ seed: 'empty', intacct: 'empty' })
    try {
      const companion = await start(sandbox.httpsPort)
      try {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          const played = await play(scenarioOf(seed, systems), companion, sandbox)
          done.push(played)
          told?.(played)
        }
      } finally {
        await companion.close()
      }
    } finally {
      await sandbox.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, seeds.length) }, lane))
  return done.sort((a, b) => a.scenario.seed - b.scenario.seed)
}
