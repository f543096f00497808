import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importPaced: BenchRow = {
  name: 'import-paced',
  title: 'First import of 100,000 invoices at 10 requests a second, against fetching the pages alone',
  how: 'The engine from HTTP to a stored ledger that answers by id, number, customer and due date; the other side fetches the same pages at the same pace and drops them.',
  note: 'Pages are stored in blocks of 250 records with what each holds as one text beside it: at 30,000 that took the browser’s process 0.5 s, where rows with their indexes took it 16 s and the same blocks with a multi-entry index 5 to 6 s. Rows are made of them afterwards, while the ledger answers (the last line says how long that takes; the machine is free in between). What remains above the pages is the one request before them (all counts in a batch, whose answer tells the time; as six requests it was 0.5 s more), the last second’s pages, and the answers at the end (0.4 s: open invoices are a third of all, staged apart from the paid; an invoice’s lines lie beside its head as text). The thread that parses, checks and maps rests a third of the time now; a quarter of its work is garbage. zod may not compile its shapes under an extension’s policy and made most of what the thread allocated: shapes are read without it (core/accounting/read-shape.ts), and zod says only what does not fit. Row by row it was 5.4 ×, in blocks with zod 1.5 ×, 1.33 × while every answer was copied and the lines were read with the heads, 1.18 × while the driver of the browser listened (harness/lab.ts), on a busier machine. With another process on one of the two processors it comes to 1.10 ×. Tried and left out, since the ratio stayed: the next page asked for before this one’s records are read, heads as one JSON text (0.4 s less of the thread’s 8), blocks asked for ahead of those being read, rows of the answer let go one by one.',
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
