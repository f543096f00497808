import { listConnections, patchConnection } from '../../store/connections.ts'
import { write } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'

/**
 * Another profile became the home, or gave it up: what the browser's sync says now is written on the
 * connections, so that two profiles never both push.
 */
export async function followHomes(deps: WorkerDeps): Promise<void> {
  for (const { id, isHome, homeName } of await listConnections(await deps.ledger())) {
    const { isHome: ours, home } = await deps.homes.read(id)
    if (!home || (ours === isHome && home.name === homeName)) continue
    await write(await deps.ledger(), ['connections'], tx =>
      patchConnection(tx, id, { isHome: ours, homeName: home.name }),
    )
    deps.announce(id, 'connection')
  }
}
