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
  note: 'The ledger’s keys are read while those there come in; on two cores, which the sandbox shares, they still take time from one another, about a third of the listing. Beside that the check proves after every twenty reads that the session sees the books (the other side waits for nothing between its reads), and stores its state after each step, so that it can be cut short anywhere. With nobody listening to the traffic (harness/lab.ts) the calls take a third of what they took (702 ms for 2,220) and the check less than half (1,558 for 3,989), so the ratio rose from 1.8 ×: what the check itself does weighs more now, and nothing was tried on it since. What is removed is looked up all at once, in one transaction. Keys in portions, and through a smaller index, took as long as the whole in one request.',
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
