import { needsSetup } from '../../accounting/registry.ts'
import type { Connection } from '../../ledger/connection.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Connected } from '../../messaging/views.ts'
import { getConnection, putConnection } from '../../store/connections.ts'
import { write } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'
import { beginCadenceAnew } from '../reminders/cadence-of.ts'
import { finishSignIn, revoke, type SignedIn } from './sign-in.ts'

/**
 * Makes a connection of a finished sign-in, or renews one: same company, same ledger. Another company
 * than the one that was to be signed in again is refused, both named (design §6).
 * @throws CommandError `wrong-company`, `sign-in`; AccountingError
 */
export async function establish(deps: WorkerDeps, address: string): Promise<Connected> {
  const signedIn = await finishSignIn(deps, address)
  const { pending, connectionId, companyId, facts, secrets } = signedIn
  const ledger = await deps.ledger()
  const expected = pending.expect === undefined ? undefined : await getConnection(ledger, pending.expect)
  if ((pending.expect !== undefined && pending.expect !== connectionId) || facts.companyId !== companyId) {
    // The sign-in of a company that is connected by itself stays.
    if (!(await getConnection(ledger, connectionId))) await revoke(deps, pending.system, secrets)
    throw new CommandError(
      'wrong-company',
      `You signed in to ${facts.name}, but this connection is for ${expected?.companyName ?? 'another company'}. Nothing was changed. Sign in again and choose that company.`,
    )
  }
  await deps.secrets.vault.write(secrets)
  const { isHome, home } = await deps.homes.claim(connectionId)
  // Its settings outlive its ledger, and with them the reminders that are switched on.
  if (!(await getConnection(ledger, connectionId)))
    await beginCadenceAnew(deps, { id: connectionId, timeZone: facts.timeZone ?? '' })
  const { waits, renewed } = await write(await deps.ledger(), ['connections'], async tx => {
    const before = await getConnection(tx, connectionId)
    const connection = connectionFrom(deps, signedIn, before, isHome, home.name)
    await putConnection(tx, connection)
    return {
      waits: connection.awaitsSetup === true,
      // Left in the middle of its first import, it goes on with that.
      renewed: before !== undefined && !before.importing,
    }
  })
  deps.announce(connectionId, 'connection')
  if (!waits) startSync(deps, connectionId)
  return { connectionId, companyName: facts.name, renewed }
}

function connectionFrom(
  deps: WorkerDeps,
  {
    connectionId,
    companyId,
    facts,
    pending,
  }: SignedIn & { pending: { system: Connection['system']; environment: Connection['environment'] } },
  before: Connection | undefined,
  isHome: boolean,
  homeName: string,
): Connection {
  const {
    stateReason: _,
    stateWhy: ____,
    closedThrough: __,
    customNumbers: ___,
    ...kept
  }: Partial<Connection> & Pick<Connection, 'connectedAt' | 'importing' | 'timeZone'> = before ?? {
    connectedAt: new Date(deps.now()).toISOString(),
    importing: true,
    timeZone: '',
  }
  const { closedThrough, customNumbers, terms } = facts
  return {
    ...kept,
    id: connectionId,
    system: pending.system,
    environment: pending.environment,
    companyId,
    companyName: facts.name,
    homeCurrency: facts.homeCurrency,
    timeZone: facts.timeZone ?? kept.timeZone,
    ...(closedThrough === undefined ? {} : { closedThrough }),
    ...(customNumbers === undefined ? {} : { customNumbers }),
    ...(terms === undefined ? {} : { terms }),
    ...(needsSetup(pending.system) && !kept.setup ? { awaitsSetup: true } : {}),
    state: 'connected',
    isHome,
    homeName,
  }
}

/** The first import, or what was missed; its outcome is on the connection and in the sync log. */
export function startSync(deps: WorkerDeps, connectionId: string): void {
  const release = deps.keepAlive()
  deps.engine
    .syncNow(connectionId, 'connect')
    .catch(() => undefined)
    .finally(release)
}
