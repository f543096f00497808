import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importPaced: BenchRow = {
  name: 'import-paced',
  title: 'First import of 100,000 invoices at 10 requests a second, against fetching the pages alone',
  how: 'The engine from HTTP to a stored ledger that answers by id, number, customer and due date; the other side fetches the same pages at the same pace and drops them.',
  note: 'Pages are stored in blocks of 250 records with what each holds as one text beside it: at 30,000 that took the browser’s process 0.5 s, where rows with their indexes took it 16 s and the same blocks with a multi-entry index 5 to 6 s. Rows are made of them afterwards, while the ledger answers (the last line says how long that takes; the machine is free in between). What remains is one thread that parses, checks and maps (nearly as long as the pace gives it for a page, a third of it garbage), and the answers at the end, which look through the heads of every block: an invoice’s lines lie beside its head as text. zod may not compile its shapes under an extension’s policy and made most of what the thread allocated: shapes are read without it now (core/accounting/read-shape.ts; 255 MB are allocated at 30,000 where it was 463), and zod says only what does not fit. Row by row it was 5.4 ×, in blocks with zod 1.5 ×, 1.33 × while every answer was copied and the lines were read with the heads, and 1.22 × while open invoices lay among the paid (now apart, so that what is owed is found without those) and a page’s second began when its body was read. The six requests before the first page (the time, five counts) take 0.6 s of the pace, the answers at the end 0.7 s; asking for the next page before this one’s records are read was tried and told nothing apart from the noise.',
  async run(setting, rounds) {
    const { lab, target, engine, pages, end } = await importCase(setting)
    const values = await alternating(rounds, {
      engine: () => engine(true),
      pages: () => lab.call('fetchPages', pages, target),
    })
    const settling = [await lab.call('settleIn', 'bench-import', target)]
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
      ratio('then, row by row', side('settling', 'ms', settling), side('the pages', 'ms', values.pages)),
    ]
  },
}
