import type { EntityKind, Instant } from '../ledger/records.ts'
import type { ImportAnswer } from '../messaging/views.ts'
import type { SyncRun } from '../store/sync-run.ts'
import type { PushResult, PushScope } from './deps.ts'
import type { Asked } from './pauses.ts'

export type Trigger = SyncRun['trigger']
/** `elsewhere`: another context's engine is at work on this connection. */
export type RunOutcome = 'done' | 'elsewhere'

/** What the worker asks of the sync engine. */
export interface Engine {
  /** Runs whatever is due and sends what was put off, of every connection; for alarms, start-up and anything else that wakes the worker. Never rejects. */
  wake(): Promise<void>
  /**
   * A sync now, or the one under way. What a user asked for (this and the rest) waits out a pause that the
   * accounting system asks for, its own or that of the run before it; a sync shares no scheduled one.
   * @throws EngineError, AccountingError, StoreError
   */
  syncNow(connectionId: string, trigger: Trigger): Promise<RunOutcome | Asked>
  /** Re-Sync of one record by our key (or the id there, of one that AR lacks). @throws as syncNow */
  resync(connectionId: string, entity: EntityKind, id: string, trigger: Trigger): Promise<Asked | undefined>
  /** Import by number. @throws as syncNow */
  importByNumber(connectionId: string, number: string, trigger: Trigger): Promise<ImportAnswer | Asked>
  /** Sends what waits now, of one record when told. @throws as syncNow */
  pushNow(connectionId: string, scope?: PushScope): Promise<PushResult | 'elsewhere'>
  /** The deletion check now. @throws as syncNow */
  runDeletionCheck(connectionId: string, trigger: Trigger): Promise<RunOutcome | Asked>
  /** Sends the reminders that are due, where they are switched on. @throws as syncNow */
  runReminders(connectionId: string, trigger: Trigger): Promise<RunOutcome | Asked>
  /** What the user says to a check that the fail-safe stopped. @throws as syncNow */
  decideDeletion(connectionId: string, proceed: boolean): Promise<RunOutcome | Asked>
  /** *Allow Duplicate Invoice Numbers* was switched on: the skipped come in. @returns how many */
  bringInSkipped(connectionId: string): Promise<number>
  /**
   * Ends what waits out a pause for a company that was disconnected before: it asks for nothing more. A request
   * under way is let come to its end.
   */
  interrupt(connectionId: string): void
  /** When the next job is due, or what was put off; `undefined` when nothing is connected. */
  nextDueAt(): Promise<Instant | undefined>
}
