import { checkDeletions, forget, importInto, pullOnce, settleIn } from './engine.ts'
import { storeDexie, storeOurs, storePouch } from './peers.ts'
import { fetchInWaves, fetchPages, importPlainly } from './plain.ts'

/** What the benchmark runs inside the browser; each function stands for itself and answers plain data. */
export default {
  checkDeletions,
  fetchInWaves,
  fetchPages,
  forget,
  importInto,
  importPlainly,
  pullOnce,
  settleIn,
  storeDexie,
  storeOurs,
  storePouch,
}
