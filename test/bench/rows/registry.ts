import type { BenchRow } from '../harness/row.ts'
import { deletionCheck } from './deletion-check.ts'
import { importPaced } from './import-paced.ts'
import { importUnpaced } from './import-unpaced.ts'
import { incrementalSync } from './incremental-sync.ts'
import { scripts } from './scripts.ts'
import { storePeers } from './store-peers.ts'

/** Every row, in the order of the table. */
export const ROWS: readonly BenchRow[] = [
  importPaced,
  importUnpaced,
  storePeers,
  incrementalSync,
  deletionCheck,
  scripts,
]
