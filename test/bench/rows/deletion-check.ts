import type { Company } from '../../sandbox/quickbooks/company.ts'
import { companyOf } from '../harness/companies.ts'
import { ratio, side } from '../harness/figure.ts'
import { asked, targetOf } from '../harness/requests.ts'
import type { BenchRow } from '../harness/row.ts'

const DELETIONS = 50

export const deletionCheck: BenchRow = {
  name: 'deletion-check',
  title: 'Deletion check over 100,000 invoices with 50 deletions, against the API calls alone',
  how: 'The other side makes exactly the requests that the check made: those that page through keys one after another, the reads of single records six at a time; answers are read and dropped.',
  note: 'What is above the calls is mostly the reading of 100,000 of the ledger’s keys: half a second of processor time, to walk over the rows (0.2 s) and to hand the keys over (0.3 s). It is done while the keys there come in, but on two cores, which the sandbox shares, the two take time from one another. Keys in portions of 1,000 to 10,000 took as long (24 rounds side by side), and a smaller index longer. To count the keys of each page’s range instead would save the handing over, but a record made there since the last sync would hide one deleted in the same range. A second, compact list of the keys would have to follow every change of the ledger. Beside that the check proves after every 25 reads that the session sees the books (the other side waits for nothing between its reads), and stores its state after each step, so that it can be cut short anywhere. Reading the keys of all kinds ahead, keys in a set for a map, and looking up what is read again in one transaction changed nothing that could be measured. Its rounds differ by a third, so there are more of them.',
  rounds: 9,
  async run(setting, rounds) {
    const { quickbooks } = setting.sandbox
    const lab = await setting.lab()
    const company = companyOf(quickbooks, '100k')
    await lab.call('importInto', 'bench-deletions', targetOf(quickbooks, company), false)
    await lab.call('settleIn', 'bench-deletions', targetOf(quickbooks, company))
    const check: number[] = []
    const calls: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const target = targetOf(quickbooks, company)
      remove(company)
      const { result, paths } = await asked(quickbooks, company, () =>
        lab.call('checkDeletions', 'bench-deletions', target),
      )
      if (result.removed !== DELETIONS) throw new Error(`${result.removed} were removed, not ${DELETIONS}.`)
      check.push(result.ms)
      calls.push(await lab.call('fetchInWaves', waves(paths), target))
    }
    await lab.call('forget', 'bench-deletions')
    return [
      ratio('whole check', side('check', 'ms', check), side('calls alone', 'ms', calls), {
        atLeast: 2,
        aim: 1.2,
      }),
    ]
  },
}

/** Spread over all, unpaid ones: a payment would stand in the way. */
function remove(company: Company): void {
  const rows = company.ledger.books.rows('Invoice')
  const open = rows.filter(({ data }) => data.Balance === data.TotalAmt)
  const step = Math.floor(open.length / DELETIONS)
  for (let n = 0; n < DELETIONS; n += 1) {
    const row = open[n * step]
    if (row) company.remove('Invoice', row.data.Id)
  }
}

/** Queries each by itself, since one tells the next its start; what stands between them together. */
function waves(paths: string[]): string[][] {
  const out: string[][] = []
  let reads: string[] = []
  for (const path of paths) {
    // A key page's start is the end of the one before; reads are known all at once.
    if (!path.includes('/query?')) reads.push(path)
    else {
      if (reads.length > 0) out.push(reads)
      reads = []
      out.push([path])
    }
  }
  return reads.length > 0 ? [...out, reads] : out
}
