import type { AccountingSystem } from '../ledger/records.ts'
import type { Connector } from './connector.ts'
import type { ConnectorDeps, ConnectorTarget } from './connector-deps.ts'
import { intacctSignIn } from './intacct/auth.ts'
import { createIntacct } from './intacct/index.ts'
import { quickbooksSignIn } from './quickbooks/auth.ts'
import { createQuickBooks } from './quickbooks/index.ts'
import type { SignInFlow } from './sign-in.ts'

/** Each accounting system, and nothing else about them: a new one is a row here (design §6). */
const SYSTEMS: Readonly<Record<AccountingSystem, System>> = {
  quickbooks: { connector: createQuickBooks, signIn: quickbooksSignIn },
  intacct: { connector: createIntacct, signIn: intacctSignIn, needsSetup: true },
}

interface System {
  connector: (target: ConnectorTarget, deps: ConnectorDeps) => Connector
  signIn: SignInFlow
  /** Must the user choose where its own records go, before anything is read or sent (design §6)? */
  needsSetup?: true
}

function entry(system: AccountingSystem): System {
  const found = SYSTEMS[system] as System | undefined
  if (!found) throw new RangeError(`There is no connector for ${system}.`)
  return found
}

/** @throws RangeError for a system without a connector. */
export const createConnector = (connection: ConnectorTarget, deps: ConnectorDeps): Connector =>
  entry(connection.system).connector(connection, deps)

/** How the user signs in to a system. @throws RangeError as `createConnector`. */
export const signInFlow = (system: AccountingSystem): SignInFlow => entry(system).signIn

/** Does connecting ask something once? @throws RangeError as `createConnector`. */
export const needsSetup = (system: AccountingSystem): boolean => entry(system).needsSetup === true
