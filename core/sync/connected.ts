import { type Connection, isAtWork } from '../ledger/connection.ts'
import { getConnection } from '../store/connections.ts'
import type { SyncDeps } from './deps.ts'
import { EngineError } from './engine-error.ts'

/** The connection as stored now. @throws EngineError when nothing can be asked of it, with the reason */
export async function connected(deps: SyncDeps, id: string): Promise<Connection> {
  const connection = await getConnection(await deps.ledger(), id)
  if (connection && isAtWork(connection)) return connection
  if (!connection) throw new EngineError('not-connected', 'This company is not connected.')
  if (connection.state === 'connected')
    throw new EngineError(
      'not-connected',
      `Finish connecting ${connection.companyName} in the options first.`,
    )
  const code = connection.state === 'sign-in-needed' ? 'sign-in' : 'not-connected'
  throw new EngineError(
    code,
    code === 'sign-in'
      ? `${connection.companyName} asks you to sign in again.`
      : (connection.stateReason ?? `The company ${connection.companyName} is not connected.`),
  )
}

/** The same, of this browser's own: only the home pushes, reminds and checks deletions (design §5). */
export async function atHome(deps: SyncDeps, id: string): Promise<Connection> {
  const connection = await connected(deps, id)
  if (connection.isHome) return connection
  throw new EngineError('not-home', `${connection.companyName} has another browser as its home.`)
}
