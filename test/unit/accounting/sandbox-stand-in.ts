import type { Connector } from '../../../core/accounting/connector.ts'
import type { ConnectorDeps, ConnectorTarget } from '../../../core/accounting/connector-deps.ts'
import { rateBudget } from '../../../core/accounting/rate-budget.ts'
import type { Secrets } from '../../../core/accounting/secrets.ts'
import { sequential } from '../../../core/accounting/single-flight.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import type { Fault } from '../../sandbox/shared/faults.ts'
import type { Traffic } from '../../sandbox/shared/traffic.ts'
import type { StandIn, Trouble } from './connector-contract.ts'
import { memoryVault } from './scripted-fetch.ts'

/** The sandbox of one system, as far as the contract of connectors needs it. */
interface System extends Traffic {
  oauth: {
    issue(companyId: string): { accessToken: string; refreshToken: string }
    expireAccessTokens(companyId: string): void
    revokeAll(companyId: string): void
  }
}

/** One system plugged in. */
interface Plug {
  system: System
  target: ConnectorTarget
  companyName: string
  client: Pick<Secrets, 'clientId' | 'clientSecret'>
  connector(target: ConnectorTarget, deps: ConnectorDeps): Connector
  /** Which requests write. */
  writes: RegExp
  /** What stands in its books, and what somebody does there. */
  books: Omit<
    StandIn,
    | 'connector'
    | 'companyId'
    | 'companyName'
    | 'freeNumber'
    | 'now'
    | 'trouble'
    | 'expireAccess'
    | 'revoke'
    | 'secrets'
    | 'close'
  >
}

const HOUR = 3_600_000

const faultOf = (trouble: Trouble, onHold: () => void): Fault => {
  switch (trouble) {
    case 'cut-before':
      return { kind: 'cut', when: 'before' }
    case 'cut-after':
      return { kind: 'cut', when: 'after' }
    case 'held-before':
      return { kind: 'timeout', when: 'before', onHold }
    case 'held-after':
      return { kind: 'timeout', when: 'after', onHold }
    case 'throttled':
      return { kind: 'throttle' }
    case 'server-error-after':
      return { kind: 'status', status: 503, as: 'html', when: 'after' }
    case 'server-error-kept':
      return { kind: 'status', status: 500, stored: true }
    case 'web-page':
      return { kind: 'raw', status: 200, body: '<!doctype html><title>Sign in to Wi-Fi</title>' }
    case 'cut-short':
      return { kind: 'truncated' }
  }
}

/** `fetch` that takes the real host names and asks the sandbox. */
export const fetchFrom =
  (port: number): typeof fetch =>
  (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init)
  }

/** Around a `fetch` and stored secrets; the sandbox is in no hurry, so the budget never waits. */
export function connectorDeps(fetch: typeof globalThis.fetch, held: Secrets) {
  const store = memoryVault(held)
  const budget = rateBudget({ perSecond: 1_000, perMinute: 100_000, concurrent: 4 })
  return { store, deps: { vault: store.vault, fetch, lock: sequential(), budget } }
}

/** The seeded company of one system, signed in. */
export async function sandboxStandIn(plugIn: (sandbox: Sandbox) => Plug): Promise<StandIn> {
  const sandbox = await startSandbox()
  const { system, target, companyName, client, connector, writes, books } = plugIn(sandbox)
  const { companyId } = target
  const { store, deps } = connectorDeps(fetchFrom(sandbox.httpPort), {
    connectionId: target.id,
    ...client,
    accessExpiresAt: new Date(system.clock.now() + HOUR).toISOString(),
    ...system.oauth.issue(companyId),
  })
  let free = 70_000
  return {
    ...books,
    connector: connector(target, { ...deps, now: () => system.clock.now() }),
    companyId,
    companyName,
    freeNumber: () => String(++free),
    now: () => new Date(system.clock.now()).toISOString(),
    trouble: what =>
      new Promise(resolve => {
        system.faults.plan({ method: 'POST', path: writes, fault: faultOf(what, resolve) })
      }),
    expireAccess: () => system.oauth.expireAccessTokens(companyId),
    revoke: () => system.oauth.revokeAll(companyId),
    async secrets() {
      const now = await store.vault.read(target.id)
      return [now?.accessToken, now?.refreshToken, now?.clientSecret].filter(text => text !== undefined)
    },
    close: () => sandbox.close(),
  }
}
