import { companyOf } from '../harness/companies.ts'
import { ratio, side } from '../harness/figure.ts'
import { asked, pagesAmong, targetOf } from '../harness/requests.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importPaced: BenchRow = {
  name: 'import-paced',
  title: 'First import of 100,000 invoices at 10 requests a second, against fetching the pages alone',
  how: 'The engine from HTTP to a stored ledger that answers by id, number, customer and due date; the other side fetches the same pages at the same pace and drops them.',
  note: 'Beyond the pages the engine asks six small questions first (the time there and five counts, for the progress shown): at 10 requests a second they alone are about 5 %. Not taken away: a batch of counts would weigh on the worker, and fewer counts would tell the time left less well.',
  async run(setting, rounds) {
    const { quickbooks } = setting.sandbox
    const company = companyOf(quickbooks, '100k')
    const lab = await setting.lab()
    const target = targetOf(quickbooks, company)
    // Once unpaced, to learn the pages.
    const { paths } = await asked(quickbooks, company, () =>
      lab.call('importInto', 'bench-import', target, false),
    )
    const pages = pagesAmong(paths)
    const values = await alternating(rounds, {
      engine: () => lab.call('importInto', 'bench-import', target, true),
      pages: () => lab.call('fetchPages', pages, target),
    })
    await lab.call('forget', 'bench-import')
    return [
      ratio(
        'whole engine',
        side('engine', 'ms', values.engine),
        side(`${pages.length} pages`, 'ms', values.pages),
        {
          atLeast: 1.1,
          aim: 1.02,
        },
      ),
    ]
  },
}
