import { createConnector, signInFlow } from '../accounting/registry.ts'
import type { Connection } from '../ledger/connection.ts'
import { newKey } from '../ledger/keys.ts'
import type { Handlers } from '../messaging/server.ts'
import { connectionSettings, readPreferences } from '../preferences/preferences.ts'
import { announce, onChanged } from '../store/changes.ts'
import { openLedger } from '../store/open.ts'
import { openSecrets } from '../store/secrets.ts'
import type { EngineDeps, SyncSettings } from '../sync/deps.ts'
import { createEngine } from '../sync/engine.ts'
import { pushWaiting } from '../sync/push/push-waiting.ts'
import { isOurAlarm, setAlarms } from './alarms.ts'
import { applySettings } from './applied-settings.ts'
import { showBadge } from './badge.ts'
import { connectionHandlers } from './connect/handlers.ts'
import { followHomes } from './connect/home-changes.ts'
import { browserHomes, isHomeKey } from './connect/homes.ts'
import { endLeftOver } from './connect/left-over.ts'
import { signInWindow } from './connect/window.ts'
import { customerHandlers } from './customers.ts'
import { dataHandlers } from './data.ts'
import type { WorkerDeps } from './deps.ts'
import { discardHandlers } from './discard.ts'
import { guideHandlers } from './guide.ts'
import { invoiceHandlers } from './invoices/handlers.ts'
import { keepAlive } from './keep-alive.ts'
import { ifFree, whenFree } from './locks.ts'
import { nudgeCompanions } from './nudge.ts'
import { openPage, openTab } from './open-page.ts'
import { registerOtherSites } from './other-sites.ts'
import { outboxHandlers } from './outbox.ts'
import { keepStorageOurs } from './own-storage.ts'
import { companionHandlers } from './page/companion.ts'
import { pageHandlers } from './page/handlers.ts'
import { createRefresher } from './page/refresh.ts'
import { paymentHandlers } from './payments/handlers.ts'
import { recordHandlers } from './records.ts'
import { refusing } from './refusals.ts'
import { remedyHandlers } from './remedies/handlers.ts'
import { cadenceOf } from './reminders/cadence-of.ts'
import { reminderHandlers } from './reminders/handlers.ts'
import { shared, soon } from './soon.ts'
import { syncHandlers } from './sync.ts'

/** The worker's parts, for `entrypoints/background.ts` to hang on the browser's events. */
export interface Worker {
  handlers: Handlers
  /** Does what is due and sets the alarms; for every start and every alarm. Never rejects. */
  wake(): Promise<void>
  onAlarm(alarm: { name: string }): void
  onPreferences(): void
  onStorage(changes: Record<string, unknown>): void
  onPermissions(): void
  /** Follows the ledger: toolbar badge and companions. */
  start(): void
}

/** Nothing that matters is kept in memory: the browser stops and starts the worker as it likes. */
export function createWorker(over: Partial<WorkerDeps> = {}): Worker {
  const deps = workerDeps(over)
  const quietly = (work: () => Promise<unknown>) => work().catch((error: unknown) => console.warn(error))
  const badge = soon(
    async () => showBadge(await deps.ledger(), (await deps.preferences()).submitAuthorizedAch),
    400,
  )
  const nudge = soon(() => nudgeCompanions('changed'), 250)

  const setNext = async () => setAlarms(await deps.engine.nextDueAt(), deps.now())
  const begin = shared(async () => {
    // First: should the worker be stopped in what follows, something wakes it again.
    await quietly(setNext)
    await quietly(() => followHomes(deps))
    await quietly(() => applySettings(deps))
  })
  const wake = async () => {
    await begin()
    const ended = quietly(() => endLeftOver(deps))
    // Not shared: a company that is at work for long keeps no other from what is due meanwhile.
    await deps.engine.wake()
    await ended
    await quietly(setNext)
  }
  const sites = () => quietly(async () => registerOtherSites((await deps.preferences()).otherSites))

  return {
    handlers: refusing({
      ...pageHandlers(deps, createRefresher(deps)),
      ...companionHandlers(deps),
      ...guideHandlers(deps),
      ...connectionHandlers(deps),
      ...syncHandlers(deps),
      ...recordHandlers(deps),
      ...customerHandlers(deps),
      ...discardHandlers(deps),
      ...invoiceHandlers(deps),
      ...paymentHandlers(deps),
      ...outboxHandlers(deps),
      ...remedyHandlers(deps),
      ...reminderHandlers(deps),
      ...dataHandlers(deps),
    }),
    wake,
    onAlarm({ name }) {
      if (isOurAlarm(name)) void wake()
    },
    onPreferences() {
      void quietly(() => applySettings(deps))
      void quietly(() => nudgeCompanions('settings'))
      void sites()
      badge()
    },
    onStorage(changes) {
      if (Object.keys(changes).some(isHomeKey)) void quietly(() => followHomes(deps))
    },
    onPermissions: () => void sites(),
    start() {
      onChanged(({ what }) => {
        if (what !== 'progress' && what !== 'pdf' && what !== 'runs') badge()
        if (what === 'records' || what === 'connection' || what === 'outbox') nudge()
        // A push may have been put off, a job planned.
        if (what === 'outbox' || what === 'connection') void quietly(setNext)
      })
      void quietly(keepStorageOurs)
      badge()
      void sites()
      void wake()
    },
  }
}

function workerDeps(over: Partial<WorkerDeps>): WorkerDeps {
  const secrets = over.secrets ?? openSecrets()
  const now = over.now ?? Date.now
  const newId = over.newId ?? (() => `own-${crypto.randomUUID()}`)
  const base: Omit<WorkerDeps, 'engine'> = {
    ledger: openLedger,
    secrets,
    connectorFor: (target, priority, vault = secrets.vault) =>
      createConnector(target, { vault, priority, now }),
    signInFlow,
    signInWindow,
    homes: browserHomes(now, () => crypto.randomUUID()),
    preferences: readPreferences,
    now,
    newId,
    newKey,
    announce,
    openPage,
    openTab,
    keepAlive: keepAlive(),
    engineIdle: whenFree,
    ...over,
  }
  const engine = over.engine ?? createEngine(engineDeps(base))
  return {
    ...base,
    engine,
    engineIdle(connectionId) {
      engine.interrupt(connectionId)
      return base.engineIdle(connectionId)
    },
  }
}

function engineDeps(deps: Omit<WorkerDeps, 'engine'>): EngineDeps {
  const settingsOf = async (connection: Connection): Promise<SyncSettings> => {
    const settings = connectionSettings(await deps.preferences(), connection.id)
    return {
      // Intacct itself takes each number only once, and its setting says so (design §3).
      allowDuplicateInvoiceNumbers: connection.system !== 'intacct' && settings.allowDuplicateNumbers,
      submitAuthorizedAch: settings.submitAuthorizedAch,
      syncEveryMinutes: settings.syncIntervalMinutes,
      cadence: cadenceOf(settings, connection, deps.now()),
    }
  }
  const common = {
    ledger: deps.ledger,
    connectorFor: (connection: Connection, priority: 'high' | 'low' = 'low') =>
      deps.connectorFor(connection, priority),
    now: deps.now,
    random: Math.random,
    settingsOf,
    announce: deps.announce,
  }
  return {
    ...common,
    lock: ifFree,
    keepAlive: deps.keepAlive,
    push(connection, log, scope) {
      const own = { newKey: deps.newKey, online: () => navigator.onLine !== false }
      return pushWaiting({ ...common, ...own }, connection, log, scope)
    },
  }
}
