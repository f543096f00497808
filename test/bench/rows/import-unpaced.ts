import { companyOf } from '../harness/companies.ts'
import { ratio, side } from '../harness/figure.ts'
import { asked, pagesAmong, targetOf } from '../harness/requests.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

export const importUnpaced: BenchRow = {
  name: 'import-unpaced',
  title: 'The same unpaced, against the bare work',
  how: 'Bare: fetch (one page ahead), JSON.parse, one plain put per record as it came, the same stores and indexes, a transaction a page, no checks. Both with the browser’s default (relaxed) durability.',
  note: 'The reading of a page (JSON, shapes, amounts) runs while the page before it is written, so what remains is the browser’s work for a put with its index entries, which both sides pay. Tried: plain amounts without big integers and each repeated date read once (a quarter less time in reading). Not taken: blocks of rows, much cheaper to write, but every reader, change, migration and crash promise of the store would stand on rewriting blocks.',
  async run(setting, rounds) {
    const { quickbooks } = setting.sandbox
    const company = companyOf(quickbooks, '100k')
    const lab = await setting.lab()
    const target = targetOf(quickbooks, company)
    const { paths } = await asked(quickbooks, company, () =>
      lab.call('importInto', 'bench-import', target, false),
    )
    const pages = pagesAmong(paths)
    const values = await alternating(rounds, {
      engine: () => lab.call('importInto', 'bench-import', target, false),
      bare: () => lab.call('importPlainly', 'bench-plain', pages, target),
    })
    await lab.call('forget', 'bench-import')
    return [
      ratio('whole engine', side('engine', 'ms', values.engine), side('bare', 'ms', values.bare), {
        atLeast: 1,
        aim: 0.5,
      }),
    ]
  },
}
