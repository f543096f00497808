import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importUnpaced: BenchRow = {
  name: 'import-unpaced',
  title: 'The same unpaced, against the bare work',
  how: 'Bare: fetch (one page ahead), JSON.parse, one plain put per record as it came, the same stores and indexes, a transaction a page, no checks. Both with the browser’s default (relaxed) durability.',
  note: 'The reading of a page (JSON, shapes, amounts) runs while the page before it is written, so what remains is the browser’s work for a put with its index entries, which both sides pay: by processor time two thirds of it in the browser’s own process. Tried, with no difference to be told from the noise: rows handed to the store uncopied, one error listener a page in place of a handler a row, put for add, fewer indexes, larger transactions, an early commit, plain amounts without big integers, each repeated date read once. Not taken: blocks of rows, much cheaper to write, but every reader, change, migration and crash promise of the store would stand on rewriting blocks.',
  async run(setting, rounds) {
    const { lab, target, engine, pages, end } = await importCase(setting)
    const values = await alternating(rounds, {
      engine: () => engine(false),
      bare: () => lab.call('importPlainly', 'bench-plain', pages, target),
    })
    await end()
    return [
      ratio('whole engine', side('engine', 'ms', values.engine), side('bare', 'ms', values.bare), {
        atLeast: 1,
        aim: 0.5,
      }),
    ]
  },
}
