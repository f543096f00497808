import type { Connector } from '../accounting/connector.ts'
import type { Connection } from '../ledger/connection.ts'
import { cursorsOf } from '../store/cursors.ts'
import { refreshFacts } from './company-facts.ts'
import type { EngineDeps, PushResult } from './deps.ts'
import { pullChanges } from './pull/changes.ts'
import { firstImport } from './pull/first-import.ts'
import { fetchWantedPdfs } from './pull/pdf-queue.ts'
import { settle } from './pull/settle.ts'
import type { RunLog } from './run-log.ts'

/** Has the first import read every page? */
export async function isImported(deps: EngineDeps, connection: Connection): Promise<boolean> {
  const cursors = await cursorsOf(await deps.ledger(), connection.id)
  return !connection.importing && cursors.length > 0 && cursors.every(cursor => cursor.importDone)
}

/**
 * One sync: what an import before it staged becomes rows; the first import where it is not complete; then what
 * waits is sent, so that the pull after it shows what became of it; then what changed there; PDFs last.
 * @throws AccountingError, StoreError
 */
export async function syncRun(
  deps: EngineDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
  push: () => Promise<PushResult>,
): Promise<PushResult> {
  await settle(deps, connection)
  if (!(await isImported(deps, connection))) {
    await refreshFacts(deps, connection, connector)
    await firstImport(deps, connection, connector, log)
    await log.save()
    await settle(deps, connection)
  }
  const pushed = connection.isHome ? await push() : { pushed: 0, problems: 0 }
  await pullChanges(deps, connection, connector, log)
  await log.save()
  await fetchWantedPdfs(deps, connection, connector, log)
  return pushed
}
