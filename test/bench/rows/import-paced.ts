import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importPaced: BenchRow = {
  name: 'import-paced',
  title: 'First import of 100,000 invoices at 10 requests a second, against fetching the pages alone',
  how: 'The engine from HTTP to a stored ledger that answers by id, number, customer and due date; the other side fetches the same pages at the same pace and drops them.',
  note: 'At 100,000 the pages come in a fifth of the time that the browser needs to put the rows with their indexes: the import waits for its store, not for the network. Larger transactions, fewer indexes and an early commit made no difference; rows in blocks were not tried, being dearer to change. The six questions asked first (the time there, five counts) are half a second of it.',
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
