import { median, ratio, side } from '../harness/figure.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

const COUNT = 10_000

export const storePeers: BenchRow = {
  name: 'store-peers',
  title: 'Store side against Dexie bulkPut and PouchDB bulkDocs',
  how: '10,000 invoices in pages of 1,000 (PouchDB’s views would take minutes at 100,000), then an answer by id, number, customer and open by due date, inside the time. Relaxed durability on all sides: Chromium’s default, which is PouchDB’s too; Dexie is told so.',
  note: 'Ours are the blocks of a first import, which answer at once; rows are made of them afterwards, and that is the browser’s work, alike to Dexie’s puts. Ours also looks for duplicate numbers and removed records; Dexie puts rows and nothing else.',
  async run(setting, rounds) {
    const lab = await setting.lab('plain')
    const values = await alternating(rounds, {
      ours: () => lab.call('storeOurs', COUNT),
      dexie: () => lab.call('storeDexie', COUNT),
      pouch: () => lab.call('storePouch', COUNT),
    })
    const ours = side('ours', 'ms', values.ours)
    const dexie = side('Dexie', 'ms', values.dexie)
    const pouch = side('PouchDB', 'ms', values.pouch)
    const best = median(dexie.values) < median(pouch.values) ? dexie : pouch
    const other = best === dexie ? pouch : dexie
    return [
      ratio(`against the best (${best.name})`, ours, best, { atLeast: 1, aim: 1 / 3 }),
      ratio(`against ${other.name}`, ours, other),
    ]
  },
}
