import type { Connected } from '../harness/connected.ts'
import { ratio, side } from '../harness/figure.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

/** Lets what the start of a worker sets going come to its end, so that rounds do not overlap. */
const SETTLE = 1500

export const workerStatus: BenchRow = {
  name: 'worker-status',
  title: 'Status of the record on the page from a stopped worker at 100k, against an empty ledger',
  how: 'The product’s own worker, stopped over the debugger; the time from sending page.status to its answer, start of the worker included. The empty side is connected too and knows no such invoice.',
  rounds: 9,
  async run(setting, rounds) {
    const big = await setting.connected('100k')
    const empty = await setting.connected('0')
    const rows = big.company.ledger.books.rows('Invoice')
    const ids = Array.from(
      { length: rounds },
      (_, n) => rows[Math.floor((n + 0.5) * (rows.length / rounds))]?.data.Id,
    )
    const values = await alternating(rounds, {
      big: round => status(big, ids[round] ?? '1', 'invoice'),
      empty: round => status(empty, ids[round] ?? '1', 'missing'),
    })
    return [
      ratio('100k against empty', side('100k', 'ms', values.big), side('empty', 'ms', values.empty), {
        atLeast: 2,
        aim: 1.2,
      }),
    ]
  },
}

async function status(
  { chromium, door, company }: Connected,
  externalId: string,
  wanted: string,
): Promise<number> {
  await new Promise(resolve => setTimeout(resolve, SETTLE))
  await chromium.stopWorker()
  const context = { system: 'quickbooks', company: company.realmId, kind: 'invoice', externalId }
  const { ms, state } = await door.run<{ ms: number; state: string }>(`(async () => {
    const from = performance.now()
    const reply = await chrome.runtime.sendMessage(${JSON.stringify({ name: 'page.status', input: { context } })})
    return { ms: performance.now() - from, state: reply.ok ? reply.value.state : reply.error.message }
  })()`)
  if (state !== wanted) throw new Error(`The worker answered ${state}, not ${wanted}.`)
  return ms
}
