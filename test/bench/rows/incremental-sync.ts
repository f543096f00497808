import type { Company } from '../../sandbox/quickbooks/company.ts'
import { COUNT, companyOf, type Size } from '../harness/companies.ts'
import { ratio, side } from '../harness/figure.ts'
import { targetOf } from '../harness/requests.ts'
import type { BenchRow } from '../harness/row.ts'

const SIZES = ['1k', '10k', '100k'] as const
const CHANGES = 100
const AMONG_NEWEST = 80
/**
 * From the changes to the pull, by the sandbox's clock. More than a pull's overlap of five minutes, so that
 * the next one is not told of them again: how many of those it would also meet among its own depends on the
 * size of the ledger, being nearly all at 1k and nearly none at 100k.
 */
const APART = 10 * 60_000

export const incrementalSync: BenchRow = {
  name: 'incremental-sync',
  title: 'Incremental sync of 100 changes in a ledger of 1k, 10k and 100k',
  how: '80 of the changes in the newest 5 % (at 1k: in the newest 80 invoices), 20 anywhere, ten minutes before the pull. Storage requests and bytes are counted in one pull a round, another pull of 100 more is timed without counting.',
  note: 'What a pull asks of the store follows from the changes, not from the ledger: a few look-ups for all of them, then a reading and a writing for each and a note where its PDF is wanted. A pull is told again what changed in the five minutes before the last one, and reads and writes that too, in a ledger of any size; the changes here are older than that, since an invoice told for two reasons counts once, and at 1k nearly all of them were while at 100k nearly none (which once came out as 1.5 ×).',
  async run(setting, rounds) {
    const { quickbooks } = setting.sandbox
    const lab = await setting.lab()
    const counts = new Map<string, { requests: number[]; bytes: number[]; ms: number[] }>()
    for (const size of SIZES) {
      const company = companyOf(quickbooks, size)
      await lab.call('importInto', `bench-${size}`, targetOf(quickbooks, company), false)
      await lab.call('settleIn', `bench-${size}`, targetOf(quickbooks, company))
      counts.set(size, { requests: [], bytes: [], ms: [] })
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const counting of [true, false]) {
        for (const size of SIZES) change(companyOf(quickbooks, size), size, round * 2 + Number(counting))
        quickbooks.clock.advance(APART)
        for (const size of SIZES) {
          const company = companyOf(quickbooks, size)
          const pulled = await lab.call('pullOnce', `bench-${size}`, targetOf(quickbooks, company), counting)
          if (pulled.changed !== CHANGES)
            throw new Error(`${size}: ${pulled.changed} changes came, not ${CHANGES}.`)
          const sums = counts.get(size)
          if (counting) sums?.requests.push(pulled.requests)
          if (counting) sums?.bytes.push(pulled.bytes / 1000)
          else sums?.ms.push(pulled.ms)
        }
      }
    }
    for (const size of SIZES) await lab.call('forget', `bench-${size}`)
    const of = (size: Size, what: 'requests' | 'bytes' | 'ms') =>
      side(size, what === 'bytes' ? 'kB' : what, counts.get(size)?.[what] ?? [])
    const held = { atLeast: 1.5, aim: 1.1 }
    return [
      ratio('storage requests, 100k against 1k', of('100k', 'requests'), of('1k', 'requests'), held),
      ratio('bytes, 100k against 1k', of('100k', 'bytes'), of('1k', 'bytes'), held),
      ratio('storage requests, 10k against 1k', of('10k', 'requests'), of('1k', 'requests')),
      ratio('time, 100k against 1k', of('100k', 'ms'), of('1k', 'ms')),
    ]
  },
}

/** Changes 100 invoices: 80 of the newest, spread, and 20 anywhere else. */
function change(company: Company, size: Size, turn: number): void {
  const { books } = company.ledger
  const rows = books.rows('Invoice')
  const newest = Math.max(AMONG_NEWEST, Math.floor(COUNT[size] * 0.05))
  const spread = (from: number, to: number, count: number) =>
    Array.from({ length: count }, (_, n) => from + Math.floor(((n + turn / 97) * (to - from)) / count))
  const wanted = [
    ...spread(rows.length - newest, rows.length, AMONG_NEWEST),
    ...spread(0, rows.length - newest, CHANGES - AMONG_NEWEST),
  ]
  for (const at of wanted) {
    const row = rows[at]
    if (row) company.edit('Invoice', row.data.Id, { PrivateNote: `turn ${turn}` })
  }
}
