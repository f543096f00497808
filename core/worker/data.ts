import { browser } from 'wxt/browser'
import { systemOf } from '../ledger/connection.ts'
import { CommandError } from '../messaging/client.ts'
import { forbidSite } from '../messaging/other-sites.ts'
import type { Handlers } from '../messaging/server.ts'
import { checkPreferences, erasePreferences, restorePreferences } from '../preferences/backup.ts'
import { eraseConnection, listConnections, patchConnection } from '../store/connections.ts'
import { eraseLedger } from '../store/open.ts'
import { restoreBackup } from '../store/restore.ts'
import { clearInbox, pickUp } from '../store/restore-inbox.ts'
import { write } from '../store/transaction.ts'
import { isReceived, revoke, secretsOf } from './connect/sign-in.ts'
import { connectionOf } from './connections.ts'
import type { WorkerDeps } from './deps.ts'
import { beginCadenceAnew } from './reminders/cadence-of.ts'

type DataHandlers = Pick<Handlers, 'data.restore' | 'data.erase'>

/** Restore and erase: both first bring the engine of every company concerned to a stop. */
export function dataHandlers(deps: WorkerDeps): DataHandlers {
  return {
    'data.restore': () => awake(deps, () => restore(deps)),
    'data.erase': () => awake(deps, () => erase(deps)),
  }
}

async function awake<T>(deps: WorkerDeps, work: () => Promise<T>): Promise<T> {
  const release = deps.keepAlive()
  try {
    return await work()
  } finally {
    release()
  }
}

async function restore(deps: WorkerDeps): Promise<{ companies: number; rows: number }> {
  const file = await pickUp()
  if (!file) throw new CommandError('not-found', 'There is no backup file to restore. Choose it again.')
  try {
    const now = new Date(deps.now()).toISOString()
    const ledger = await deps.ledger()
    const names = new Map<string, string>()
    const { connections, rows } = await restoreBackup(
      ledger,
      file,
      now,
      async (ids, { preferences }) => {
        checkPreferences(preferences)
        await stop(deps, ids)
      },
      // While nothing can go out yet.
      async (ids, { preferences }) => {
        await restorePreferences(preferences)
        // Since the backup was saved, steps may have gone that it does not know of.
        for (const id of ids) await beginCadenceAnew(deps, await connectionOf(ledger, id))
        // This browser becomes the home: two would both send (design §5).
        for (const id of ids) names.set(id, (await deps.homes.take(id)).name)
      },
    )
    await write(ledger, ['connections'], async tx => {
      for (const [id, homeName] of names) await patchConnection(tx, id, { homeName })
    })
    for (const { id } of connections) deps.announce(id, 'connection')
    return { companies: connections.length, rows }
  } catch (error) {
    if ((error as Error).name === 'BackupError') throw new CommandError('refused', (error as Error).message)
    throw error
  } finally {
    await clearInbox()
  }
}

/** Nothing is begun for these companies any more, and what runs has ended. Those not here are passed over. */
async function stop(deps: WorkerDeps, ids: string[]): Promise<void> {
  for (const id of ids) {
    await write(await deps.ledger(), ['connections'], tx =>
      patchConnection(tx, id, { state: 'disconnected' }),
    )
  }
  await Promise.all(ids.map(id => deps.engineIdle(id)))
}

async function erase(deps: WorkerDeps): Promise<void> {
  // A ledger that does not open is erased too: that is the fresh start which the screens then offer.
  const connections = await deps.ledger().then(listConnections, () => [])
  if (connections.length > 0) {
    await write(await deps.ledger(), ['connections'], async tx => {
      for (const { id } of connections) await patchConnection(tx, id, { state: 'disconnected' })
    })
  }
  const ids = [...new Set([...connections.map(({ id }) => id), ...(await deps.secrets.ids())])]
  for (const id of ids) {
    const secrets = await deps.secrets.vault.read(id)
    // As far as the vendor can be reached; without its tokens a run under way ends at its next request.
    if (secrets) await revoke(deps, systemOf(id), secrets)
    await deps.secrets.vault.erase(id)
  }
  for (const pending of await deps.secrets.signIns.list()) {
    if (isReceived(pending)) await revoke(deps, pending.system, secretsOf(pending, ''))
    await deps.secrets.signIns.erase(pending.state)
  }
  await Promise.all(ids.map(id => deps.engineIdle(id)))
  // The rows first: deleting the database waits for every window that has it open.
  for (const { id } of connections) await eraseConnection(await deps.ledger(), id)
  for (const id of ids) await deps.homes.release(id)
  const { otherSites } = await deps.preferences()
  for (const site of otherSites) await forbidSite(site)
  await erasePreferences()
  await browser.storage.local.clear()
  await eraseLedger()
  await clearInbox()
  for (const id of ids) deps.announce(id, 'connection')
}
