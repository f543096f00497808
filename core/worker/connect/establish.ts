import { AccountingError, type CompanyFacts } from '../../accounting/connector.ts'
import { needsSetup } from '../../accounting/registry.ts'
import type { Connection } from '../../ledger/connection.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Connected } from '../../messaging/views.ts'
import { getConnection, putConnection } from '../../store/connections.ts'
import { write } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'
import { beginCadenceAnew } from '../reminders/cadence-of.ts'
import { giveUp, identify, type Received, receive, type SignedIn } from './sign-in.ts'

/** Finishes a sign-in by the address it ended on. @throws as `receive` and `finishSignIn` */
export const establish = async (deps: WorkerDeps, address: string): Promise<Connected> =>
  finishSignIn(deps, await receive(deps, address))

const finishing = new WeakMap<WorkerDeps, Map<string, Promise<Connected>>>()

/**
 * Makes a connection of a received sign-in, or renews one: same company, same ledger. One whose company cannot
 * be read just then stays, and is finished at the next wake or when it is asked for again; whoever asks
 * meanwhile shares it.
 * @throws CommandError `company-unread`, `wrong-company`, `sign-in`; AccountingError
 */
export function finishSignIn(deps: WorkerDeps, received: Received): Promise<Connected> {
  const all = finishing.get(deps) ?? new Map<string, Promise<Connected>>()
  finishing.set(deps, all)
  const { state } = received
  const running = all.get(state)
  if (running) return running
  const release = deps.keepAlive()
  const finished = finishNow(deps, received).finally(() => {
    all.delete(state)
    release()
  })
  all.set(state, finished)
  return finished
}

async function finishNow(deps: WorkerDeps, received: Received): Promise<Connected> {
  const signedIn = await identify(deps, received).catch(async error => {
    if (!(error instanceof AccountingError)) throw error
    if (error.class === 'retry' || error.class === 'bug')
      throw new CommandError('company-unread', error.message)
    await giveUp(deps, received)
    throw error
  })
  const { connectionId, companyId, facts, secrets } = signedIn
  const { state, expect = connectionId } = received
  const ledger = await deps.ledger()
  const before = await getConnection(ledger, connectionId)
  const isWrong = expect !== connectionId
  if (isWrong && (!before || before.state === 'disconnected')) {
    const over = await giveUp(deps, { ...received, grant: secrets, companyId })
    throw await wrongCompany(
      deps,
      facts,
      expect,
      over
        ? 'That sign-in was ended again.'
        : 'That sign-in could not be ended there yet; AR Companion goes on trying for a week.',
    )
  }
  if (!(await deps.secrets.signIns.read(state)))
    throw new CommandError('not-found', 'This sign-in was erased meanwhile.')
  const held = await deps.secrets.vault.read(connectionId)
  // One that lay here does not replace a newer one that works.
  if (before?.state !== 'connected' || !held || held.accessExpiresAt <= secrets.accessExpiresAt)
    await deps.secrets.vault.write(secrets)
  const { isHome, home } = await deps.homes.claim(connectionId)
  // Its settings outlive its ledger, and with them the reminders that are switched on.
  if (!before) await beginCadenceAnew(deps, { id: connectionId, timeZone: facts.timeZone ?? '' })
  const { waits, renewed } = await write(await deps.ledger(), ['connections'], async tx => {
    const before = await getConnection(tx, connectionId)
    const connection = connectionFrom(deps, { ...signedIn, pending: received }, before, isHome, home.name)
    await putConnection(tx, connection)
    return {
      waits: connection.awaitsSetup === true,
      // Left in the middle of its first import, it goes on with that.
      renewed: before !== undefined && !before.importing,
    }
  })
  await deps.secrets.signIns.erase(state)
  deps.announce(connectionId, 'connection')
  if (!waits) startSync(deps, connectionId)
  // The vendor may have ended the tokens that it had: it goes on with these.
  if (isWrong)
    throw await wrongCompany(deps, facts, expect, `${facts.name} is connected here too and stays so.`)
  return { connectionId, companyName: facts.name, renewed }
}

/** Another company than the one that was to be signed in again: both are named (design §6). */
async function wrongCompany(
  deps: WorkerDeps,
  { name }: CompanyFacts,
  expected: string,
  became: string,
): Promise<CommandError> {
  const company = (await getConnection(await deps.ledger(), expected))?.companyName ?? 'another company'
  return new CommandError(
    'wrong-company',
    `You signed in to ${name}, but this connection is for ${company}. ${became} Sign in again and choose ${company}.`,
  )
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
