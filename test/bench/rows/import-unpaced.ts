import { ratio, side } from '../harness/figure.ts'
import { importCase } from '../harness/import-case.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importUnpaced: BenchRow = {
  name: 'import-unpaced',
  title: 'The same unpaced, against the bare work',
  how: 'Bare: fetch (one page ahead), JSON.parse, one plain put per record as it came, the same stores and indexes, a transaction a page, no checks. Both with the browser’s default (relaxed) durability.',
  note: 'The engine stores blocks (see import-paced) and answers from them, where the bare work puts row by row; what remains is reading: JSON, shapes, amounts. Making rows of the blocks afterwards takes as long as import-paced says.',
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
