import { vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { ConnectorTarget } from '../../../core/accounting/connector-deps.ts'
import type { SignInFlow } from '../../../core/accounting/sign-in.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { LedgerRecord } from '../../../core/ledger/records.ts'
import { CommandError } from '../../../core/messaging/client.ts'
import type { Answer, Input, MessageName } from '../../../core/messaging/protocol.ts'
import type { Reply } from '../../../core/messaging/reply.ts'
import { answer } from '../../../core/messaging/server.ts'
import { connectionSettings, readPreferences } from '../../../core/preferences/preferences.ts'
import type { Changed } from '../../../core/store/changes.ts'
import { getConnection, putConnection } from '../../../core/store/connections.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { getRecord, putRecord } from '../../../core/store/records.ts'
import { RECORD_STORES } from '../../../core/store/rows.ts'
import { openSecrets } from '../../../core/store/secrets.ts'
import { write } from '../../../core/store/transaction.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import { pushWaiting } from '../../../core/sync/push/push-waiting.ts'
import { browserHomes } from '../../../core/worker/connect/homes.ts'
import { createWorker } from '../../../core/worker/create-worker.ts'
import type { WorkerDeps } from '../../../core/worker/deps.ts'
import { cadenceOf } from '../../../core/worker/reminders/cadence-of.ts'
import { FakeBooks } from '../sync-push/fake-books.ts'

export const NOW = Date.parse('2026-02-01T08:00:00.000Z')
export const at = (time: number) => new Date(time).toISOString()

/** A page of the extension, and a companion on an invoice page of the fake company. */
export const SCREEN = { id: fakeBrowser.runtime.id, url: browser.runtime.getURL('/workspace.html' as never) }
export const companionOn = (host: string) => ({
  id: fakeBrowser.runtime.id,
  url: `https://${host}/app/invoice?txnId=1`,
  tab: { id: 7 },
})
export const COMPANION = companionOn('app.qbo.intuit.com')

let names = 0

/**
 * The worker with its real ledger, engine, preferences and homes, beside books in memory: only the
 * network, the clock and the browser's own windows are replaced.
 */
export async function setting() {
  fakeBrowser.reset()
  // Not in the fake browser.
  vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue([] as never)
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined as never)
  const name = `worker-${++names}-${Math.random()}`
  const database = ledgerNamed(name)
  const ledger = await database.open()
  const secrets = openSecrets(`${name}-secrets`)
  let time = NOW
  let ids = 0
  const books = new Map<string, FakeBooks>()
  const booksOf = (companyId: string): FakeBooks => {
    const id = `quickbooks:production:${companyId}`
    const known = books.get(id) ?? new FakeBooks(id, () => time)
    books.set(id, known)
    return known
  }
  const announced: { connectionId: string; what: Changed }[] = []
  const opened: string[] = []
  const targets: ConnectorTarget[] = []
  /** What the vendor's page does with the user; the test decides. */
  const vendor = {
    companyId: '1',
    names: { '1': 'Fake', '2': 'Other Company' } as Record<string, string>,
    refuseCompany: undefined as AccountingError | undefined,
    closedThrough: undefined as string | undefined,
    window: async (url: string): Promise<string> => vendor.callback(url),
    callback: (url: string): string => {
      const asked = new URL(url).searchParams
      return `${asked.get('redirect_uri')}?code=CODE-${vendor.companyId}&state=${asked.get('state')}&realmId=${vendor.companyId}`
    },
    revoked: [] as string[],
    revokeFails: false,
  }
  const flow: SignInFlow = {
    authorizeUrl: ({ clientId, redirectUri, state }) =>
      `https://appcenter.intuit.com/connect/oauth2?${new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, state })}`,
    readCallback(address, state) {
      const query = new URL(address).searchParams
      if (query.get('state') !== state) throw new AccountingError('Another sign-in.', { class: 'sign-in' })
      if (query.get('error')) throw new AccountingError('Access was not granted.', { class: 'sign-in' })
      return { code: query.get('code') ?? '', companyId: query.get('realmId') ?? '' }
    },
    exchange: async ({ code }) => ({
      accessToken: `SECRET-ACCESS-${code}`,
      refreshToken: `SECRET-REFRESH-${code}`,
      accessExpiresAt: at(time + 3_600_000),
    }),
    async revoke({ refreshToken }) {
      if (vendor.revokeFails) throw new AccountingError('No answer.', { class: 'retry' })
      vendor.revoked.push(refreshToken)
    },
  }
  const locks = new Map<string, Promise<unknown>>()
  /** Pauses that are waited out. */
  const pauses: (() => void)[] = []
  const connectorOf = (target: ConnectorTarget) => {
    targets.push(target)
    const connector = booksOf(target.companyId).connector(() => true)
    const company = async () => {
      if (vendor.refuseCompany) throw vendor.refuseCompany
      return {
        companyId: target.companyId,
        name: vendor.names[target.companyId] ?? 'Unnamed',
        homeCurrency: 'USD',
        timeZone: 'UTC',
        ...(vendor.closedThrough === undefined ? {} : { closedThrough: vendor.closedThrough }),
      }
    }
    return { ...connector, company }
  }
  const settingsOf = async (connection: Connection) => {
    const settings = connectionSettings(await readPreferences(), connection.id)
    return {
      allowDuplicateInvoiceNumbers: settings.allowDuplicateNumbers,
      submitAuthorizedAch: settings.submitAuthorizedAch,
      syncEveryMinutes: settings.syncIntervalMinutes,
      cadence: cadenceOf(settings, connection, time),
    }
  }
  const common = {
    ledger: async () => ledger,
    connectorFor: (connection: Connection) => connectorOf(connection),
    now: () => time,
    random: () => 0.5,
    settingsOf,
    announce: (connectionId: string, what: Changed) => void announced.push({ connectionId, what }),
  }
  const engine = createEngine({
    ...common,
    wait: milliseconds =>
      new Promise(resolve => {
        pauses.push(() => {
          time += milliseconds
          resolve()
        })
      }),
    async lock(key, work) {
      if (locks.has(key)) return undefined
      const running = work()
      locks.set(key, running)
      return running.finally(() => locks.delete(key))
    },
    keepAlive: () => () => undefined,
    push: (connection, log, scope) =>
      pushWaiting(
        {
          ...common,
          newKey: () => `key-${++ids}`,
          online: () => true,
        },
        connection,
        log,
        scope,
      ),
  })
  const deps: WorkerDeps = {
    engine,
    ledger: async () => ledger,
    secrets,
    connectorFor: connectorOf,
    signInFlow: system => {
      if (system !== 'quickbooks') throw new RangeError('There is no connector for intacct.')
      return flow
    },
    signInWindow: {
      redirectUri: () => 'https://extension.chromiumapp.org/',
      open: url => vendor.window(url),
    },
    homes: browserHomes(
      () => time,
      () => 'this-profile',
    ),
    preferences: readPreferences,
    now: () => time,
    newId: () => `own-${++ids}`,
    newKey: () => `ARC-${++ids}`,
    announce: common.announce,
    openPage: async path => void opened.push(path),
    openTab: async url => void opened.push(url),
    keepAlive: () => () => undefined,
    async engineIdle(id) {
      for (let running = locks.get(`engine:${id}`); running; running = locks.get(`engine:${id}`))
        await running.catch(() => undefined)
    },
  }
  const worker = createWorker(deps)

  async function raw<N extends MessageName>(
    message: N,
    input: Input<N>,
    sender: { id?: string; url?: string; tab?: { id: number } } = SCREEN,
  ): Promise<Reply<Answer<N>>> {
    return (await answer(worker.handlers, message, input, sender)) as Reply<Answer<N>>
  }
  return {
    deps,
    worker,
    ledger,
    secrets,
    engine,
    vendor,
    books: booksOf('1'),
    booksOf,
    targets,
    announced,
    opened,
    now: () => time,
    pass(milliseconds: number) {
      time += milliseconds
    },
    /** Lets every pause that is waited out come to its end. */
    endPauses() {
      for (const end of pauses.splice(0)) end()
    },
    raw,
    /** The answer, or the refusal thrown as a screen would see it. */
    async ask<N extends MessageName>(message: N, input: Input<N>, sender = SCREEN): Promise<Answer<N>> {
      const reply = await raw(message, input, sender)
      if (reply.ok) return reply.value
      throw new CommandError(reply.error.code, reply.error.message)
    },
    async connect(over: Partial<Connection> = {}) {
      const connection: Connection = {
        id: C,
        system: 'quickbooks',
        environment: 'production',
        companyId: '1',
        companyName: 'Fake',
        homeCurrency: 'USD',
        timeZone: 'UTC',
        state: 'connected',
        isHome: true,
        connectedAt: at(NOW),
        importing: false,
        ...over,
      }
      await write(ledger, ['connections', 'cursors'], tx => {
        putConnection(tx, connection)
        for (const entity of ['customer', 'item', 'invoice', 'payment', 'creditMemo'] as const) {
          tx.objectStore('cursors').put({
            connectionId: connection.id,
            entity,
            imported: 0,
            importDone: true,
            since: at(NOW),
          })
        }
      })
      return connection
    },
    connection: (id = C) => getConnection(ledger, id),
    put: (...records: LedgerRecord[]) =>
      write(ledger, [...RECORD_STORES, 'tombstones'], tx => {
        for (const record of records) putRecord(tx, record)
      }),
    async record<K extends LedgerRecord['kind']>(kind: K, id: string) {
      return getRecord(ledger, C, kind, id)
    },
    outbox: () => outboxOf(ledger, C),
    /** Until what runs in the background has come to rest. */
    async settle() {
      for (let n = 0; n < 30; n++) await new Promise(resolve => setTimeout(resolve))
    },
  }
}

export const C = 'quickbooks:production:1'
export const OTHER = 'quickbooks:production:2'

/** What the user types to connect a company. */
export const client = {
  system: 'quickbooks' as const,
  environment: 'production' as const,
  clientId: 'CLIENT',
  clientSecret: 'SECRET-CLIENT',
}
export type Setting = Awaited<ReturnType<typeof setting>>
