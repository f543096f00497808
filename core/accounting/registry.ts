import type { AccountingSystem } from '../ledger/records.ts'
import type { Connector } from './connector.ts'
import type { ConnectorDeps, ConnectorTarget } from './connector-deps.ts'
import { quickbooksSignIn } from './quickbooks/auth.ts'
import { createQuickBooks } from './quickbooks/index.ts'
import type { SignInFlow } from './sign-in.ts'

/** Each accounting system, and nothing else about them: a new one is a row here (design §6). */
const SYSTEMS: Partial<
  Record<
    AccountingSystem,
    { connector: (target: ConnectorTarget, deps: ConnectorDeps) => Connector; signIn: SignInFlow }
  >
> = {
  quickbooks: { connector: createQuickBooks, signIn: quickbooksSignIn },
}

function entry(system: AccountingSystem) {
  const found = SYSTEMS[system]
  if (!found) throw new RangeError(`There is no connector for ${system}.`)
  return found
}

/** @throws RangeError for a system without a connector. */
export const createConnector = (connection: ConnectorTarget, deps: ConnectorDeps): Connector =>
  entry(connection.system).connector(connection, deps)

/** How the user signs in to a system. @throws RangeError as `createConnector`. */
export const signInFlow = (system: AccountingSystem): SignInFlow => entry(system).signIn
