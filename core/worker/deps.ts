import type { Connector } from '../accounting/connector.ts'
import type { ConnectorTarget } from '../accounting/connector-deps.ts'
import type { SecretVault } from '../accounting/secrets.ts'
import type { SignInFlow } from '../accounting/sign-in.ts'
import type { AccountingSystem } from '../ledger/records.ts'
import type { Preferences } from '../preferences/parse.ts'
import type { Changed } from '../store/changes.ts'
import type { Ledger } from '../store/open.ts'
import type { openSecrets } from '../store/secrets.ts'
import type { Engine } from '../sync/engine-contract.ts'
import type { Homes } from './connect/homes.ts'

/** What the handlers work with: everything of the browser and of the network that a test replaces. */
export interface WorkerDeps {
  engine: Engine
  ledger(): Promise<Ledger>
  secrets: Pick<ReturnType<typeof openSecrets>, 'vault' | 'signIns' | 'ids'>
  /** `vault` instead of the stored one: for a sign-in that is not trusted yet. */
  connectorFor(target: ConnectorTarget, priority: 'high' | 'low', vault?: SecretVault): Connector
  /** @throws RangeError for a system that cannot be connected yet */
  signInFlow(system: AccountingSystem): SignInFlow
  signInWindow: SignInWindow
  homes: Homes
  preferences(): Promise<Preferences>
  /** Epoch milliseconds. */
  now(): number
  /** A new record's key in the ledger. */
  newId(): string
  /** A new key that a payment of ours carries into the accounting system. */
  newKey(): string
  announce(connectionId: string, what: Changed): void
  /** Opens a page of the extension in a tab, or shows the tab that has it. `path` begins with `/`. */
  openPage(path: string): Promise<void>
  /** Opens an address that a connector made. */
  openTab(url: string): Promise<void>
  /** Keeps the worker alive until the function it answers is called. */
  keepAlive(): () => void
  /** Resolves when no engine is at work on the connection, which was disconnected: no pause is waited out. */
  engineIdle(connectionId: string): Promise<void>
}

export interface SignInWindow {
  /** What the user registers with the vendor. */
  redirectUri(): string
  /** Shows the vendor's page. @returns the address it ended on @throws when the window was closed */
  open(url: string): Promise<string>
}
