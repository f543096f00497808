import type { AccountingError, Connector } from '../../accounting/connector.ts'
import { type Connection, isAtWork } from '../../ledger/connection.ts'
import { addMilliseconds } from '../../ledger/dates.ts'
import { getOutboxEntry, outboxOf } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { instant, type PushResult, type PushScope } from '../deps.ts'
import { attempt, type SendingEntry } from './attempt.ts'
import { begin } from './begin.ts'
import type { PushDeps, PushLog } from './deps.ts'
import { dueAt, inOrder } from './order.ts'
import { postpone } from './postpone.ts'
import { lineOfBegun, lineOfSettled, subjectOf } from './report.ts'
import { entriesInScope } from './scope.ts'
import { settle } from './settle.ts'

/**
 * Sends what waits of a connection, in order. The caller holds the connection's lock. Everything that
 * must outlive a crash is in the outbox: this may be stopped at any instruction and called again.
 *
 *   waiting ──▶ sending ──▶ closed                     accepted, its answer stored
 *      ▲           │ ├────▶ needs-user                 refused: edited or retried, a new intent
 *      │           │ └────▶ unknown                    no look-up can tell: the user decides
 *      └───────────┘                                   surely not there: a new key, later
 *   waiting ──▶ needs-user                             a payment whose invoice changed meanwhile
 *   held, paused                                       by the user's choice; from a backup
 *
 * @throws StoreError when the ledger cannot be written: what was sent stays in `sending`.
 */
export async function pushWaiting(
  deps: PushDeps,
  connection: Connection,
  log: PushLog,
  scope?: PushScope,
): Promise<PushResult> {
  const run: Run = { deps, connection, log, result: { pushed: 0, problems: 0 } }
  if (!connection.isHome || !isAtWork(connection)) return run.result
  const connector = await deps.connectorFor(connection)
  const asked = scope !== undefined
  for (const { id } of inOrder(await entriesInScope(await deps.ledger(), connection.id, scope))) {
    // Read again: what was sent before it may have changed it.
    const entry = await getOutboxEntry(await deps.ledger(), id)
    const due = entry && dueAt(entry, deps.now(), asked)
    if (!entry || due === undefined || due > deps.now()) continue
    if (!deps.online()) break
    const stop = await pushOne(run, connector, entry)
    deps.announce(connection.id, 'outbox')
    if (stop) break
  }
  return { ...run.result, ...(await nextTime(deps, connection.id)) }
}

interface Run {
  deps: PushDeps
  connection: Connection
  log: PushLog
  result: PushResult
}

/** @returns true when nothing else of this connection can go now. */
async function pushOne(run: Run, connector: Connector, entry: OutboxEntry): Promise<boolean> {
  const { deps, connection, log, result } = run
  const subject = await subjectOf(await deps.ledger(), entry)
  let sending = entry.state === 'sending' ? (entry as SendingEntry) : undefined
  // Twice at the most: a look-up that found nothing is followed at once by a sending under a new key.
  for (let round = 0; round < 2; round++) {
    const fresh = sending === undefined
    if (!sending) {
      const begun = await begin(deps, connection, connector, entry).catch(error =>
        postpone(deps, connection, entry, error),
      )
      if ('later' in begun) return stops(run, begun.later)
      if (!('sending' in begun)) {
        log.event({ ...subject, ...lineOfBegun(begun) })
        if ('refused' in begun || 'question' in begun) result.problems += 1
        return false
      }
      sending = begun.sending
    }
    // What another browser may have sent is no first sending.
    const outcome = await attempt(connector, sending, fresh && !sending.lookUpFirst, instant(deps))
    const settled = await settle(deps, connection, connector, sending, outcome)
    const line = lineOfSettled(entry, settled)
    if (line) log.event({ ...subject, ...line })
    if ('done' in settled) result.pushed += 1
    if ('refused' in settled || 'unknown' in settled) result.problems += 1
    if (!('later' in settled)) return false
    if (settled.later) return stops(run, settled.later)
    sending = undefined
  }
  return false
}

/** What is wrong with more than this record. */
function stops({ deps, result }: Run, { class: kind, reason, retryAfter }: AccountingError): boolean {
  if (reason === 'throttled' && retryAfter !== undefined)
    result.waitsUntil = addMilliseconds(instant(deps), retryAfter)
  return kind === 'sign-in' || reason === 'throttled' || reason === 'offline'
}

async function nextTime(deps: PushDeps, connectionId: string): Promise<Pick<PushResult, 'notBefore'>> {
  const now = deps.now()
  const times = (await outboxOf(await deps.ledger(), connectionId))
    .map(entry => dueAt(entry, now, false))
    .filter(time => time !== undefined && time > now)
  return times.length ? { notBefore: new Date(Math.min(...(times as number[]))).toISOString() } : {}
}
