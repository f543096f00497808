import { lookup } from '../ledger/lookup.ts'
import type { SyncFailure } from '../ledger/records.ts'
import type { ErrorReason } from './connector.ts'

/** How the engine is to take an error (design §5). `maybe`: a write may have taken effect all the same. */
export interface Verdict {
  class: SyncFailure['class']
  reason?: ErrorReason
  sent?: 'maybe'
}

/** A table of verdicts by error code; several codes stand in one text, with blanks between them. */
export const verdictTable = (rows: readonly [codes: string, verdict: Verdict][]) =>
  lookup<Verdict>(
    Object.fromEntries(rows.flatMap(([codes, verdict]) => codes.split(' ').map(code => [code, verdict]))),
  )
