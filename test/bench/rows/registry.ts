import type { BenchRow } from '../harness/row.ts'
import { busyPage } from './busy-page.ts'
import { deletionCheck } from './deletion-check.ts'
import { guideMatching } from './guide-matching.ts'
import { importMemory } from './import-memory.ts'
import { importPaced } from './import-paced.ts'
import { importUnpaced } from './import-unpaced.ts'
import { incrementalSync } from './incremental-sync.ts'
import { markerFrames } from './marker-frames.ts'
import { scripts } from './scripts.ts'
import { storePeers } from './store-peers.ts'
import { workerStatus } from './worker-status.ts'
import { workspace } from './workspace.ts'

/** Every row, in the order of the table. */
export const ROWS: readonly BenchRow[] = [
  importPaced,
  importUnpaced,
  storePeers,
  importMemory,
  incrementalSync,
  workerStatus,
  deletionCheck,
  busyPage,
  markerFrames,
  guideMatching,
  workspace,
  scripts,
]
