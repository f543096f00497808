import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importPaced: BenchRow = {
  name: 'import-paced',
  title: 'First import of 100,000 invoices at 10 requests a second, against fetching the pages alone',
  how: 'The engine from HTTP to a stored ledger that answers by id, number, customer and due date; the other side fetches the same pages at the same pace and drops them.',
  note: 'Beyond the pages the engine asks six small questions first (the time there and five counts, for the progress shown): at 10 requests a second they alone are about 5 %. Not taken away: a batch of counts would weigh on the worker, and fewer counts would tell the time left less well.',
  async run(setting, rounds) {
    const { lab, target, engine, pages, end } = await importCase(setting)
    const values = await alternating(rounds, {
      engine: () => engine(true),
      pages: () => lab.call('fetchPages', pages, target),
    })
    await end()
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
