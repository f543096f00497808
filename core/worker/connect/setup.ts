import type { Connection, ConnectionSetup } from '../../ledger/connection.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { patchConnection } from '../../store/connections.ts'
import { write } from '../../store/transaction.ts'
import { connectionOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { startSync } from './establish.ts'

/** What connecting asks once of a system that must be told where our records go (design §6). */
export function setupHandlers(
  deps: WorkerDeps,
): Pick<Handlers, 'connection.setupLists' | 'connection.setUp' | 'connection.unlinkPages'> {
  return {
    async 'connection.setupLists'({ connectionId }) {
      const { setup: _, ...connection } = await connectionOf(await deps.ledger(), connectionId)
      // Of the whole company, whatever was chosen before.
      const connector = deps.connectorFor(connection, 'high')
      if (!connector.setupLists) throw new CommandError('not-allowed', 'Nothing needs to be chosen here.')
      return connector.setupLists()
    },

    async 'connection.setUp'({ connectionId, setup }) {
      const connection = await connectionOf(await deps.ledger(), connectionId)
      const problem = problemWith(connection, setup)
      if (problem) throw new CommandError('not-allowed', problem)
      await write(await deps.ledger(), ['connections'], tx =>
        patchConnection(tx, connectionId, { setup, awaitsSetup: undefined }),
      )
      deps.announce(connectionId, 'connection')
      if (connection.state === 'connected') startSync(deps, connectionId)
    },

    async 'connection.unlinkPages'({ connectionId }) {
      await connectionOf(await deps.ledger(), connectionId)
      await write(await deps.ledger(), ['connections'], tx =>
        patchConnection(tx, connectionId, { pageLabels: undefined }),
      )
      deps.announce(connectionId, 'connection')
    },
  }
}

/** Why this choice cannot be taken; undefined when it can. */
function problemWith(connection: Connection, setup: ConnectionSetup): string | undefined {
  const { documentType, account, accountLabel, bankAccount, undepositedAccount } = setup
  // The ledger holds one entity's records, or all: under another choice the rest would look deleted.
  if (connection.setup && connection.setup.entity !== setup.entity)
    return 'The entity cannot be changed later. Disconnect this company with its data, and connect it anew.'
  if (!documentType && !account && !accountLabel)
    return 'Choose the account or the account label that invoice lines are posted to.'
  if (!bankAccount && !undepositedAccount)
    return 'Choose the bank account, or the account for undeposited funds, that payments go to.'
  return undefined
}
