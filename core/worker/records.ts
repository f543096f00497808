import { CommandError } from '../messaging/client.ts'
import type { Handlers } from '../messaging/server.ts'
import { getRecord } from '../store/records.ts'
import { connectionOf } from './connections.ts'
import type { WorkerDeps } from './deps.ts'

/** The way from a record of the ledger to the accounting system's own page of it. */
export function recordHandlers(deps: WorkerDeps): Pick<Handlers, 'record.open'> {
  return {
    async 'record.open'({ connectionId, entity, id }) {
      const ledger = await deps.ledger()
      const connection = await connectionOf(ledger, connectionId)
      const record = await getRecord(ledger, connectionId, entity, id)
      if (!record?.externalId)
        throw new CommandError('not-found', 'This record is not in the accounting system.')
      await deps.openTab(deps.connectorFor(connection, 'high').link(entity, record.externalId, record.webUrl))
    },
  }
}
