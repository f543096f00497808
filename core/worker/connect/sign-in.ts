import type { CompanyFacts } from '../../accounting/connector.ts'
import type { Grant } from '../../accounting/oauth.ts'
import type { Secrets, SecretVault } from '../../accounting/secrets.ts'
import { connectionIdOf } from '../../ledger/connection.ts'
import type { AccountingSystem } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import { listConnections } from '../../store/connections.ts'
import type { PendingSignIn } from '../../store/secrets.ts'
import type { WorkerDeps } from '../deps.ts'
import { asRefusal } from '../refusals.ts'

export interface ClientFacts {
  system: AccountingSystem
  environment: 'production' | 'sandbox'
  clientId: string
  clientSecret?: string | undefined
}

/**
 * Begins a sign-in: its state (and PKCE verifier) is stored before any window opens, because the worker
 * may die while the user is at the vendor's page (design §6).
 */
export async function beginSignIn(
  deps: WorkerDeps,
  client: ClientFacts,
  redirectUri: string,
  expect: string | undefined,
): Promise<{ pending: PendingSignIn; authorizeUrl: string }> {
  const flow = flowOf(deps, client.system)
  const verifier = randomText()
  const pending: PendingSignIn = {
    state: randomText(),
    system: client.system,
    environment: client.environment,
    clientId: client.clientId,
    ...(client.clientSecret ? { clientSecret: client.clientSecret } : {}),
    redirectUri,
    verifier,
    ...(expect === undefined ? {} : { expect }),
    createdAt: new Date(deps.now()).toISOString(),
  }
  await deps.secrets.signIns.write(pending)
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  const { state, clientId } = pending
  return { pending, authorizeUrl: flow.authorizeUrl({ clientId, redirectUri, state, challenge }) }
}

/** A sign-in whose tokens came; they lie beside it until its connection holds them. */
export type Received = PendingSignIn & { grant: Grant }

export const isReceived = (pending: PendingSignIn): pending is Received => pending.grant !== undefined

/**
 * Takes the tokens of the address that a sign-in ended on, and stores them before anything else. Only a state
 * that we stored counts, and its code only once.
 * @throws CommandError `sign-in` when it is not ours; AccountingError
 */
export async function receive(deps: WorkerDeps, address: string): Promise<Received> {
  const { signIns } = deps.secrets
  const state = URL.canParse(address) ? new URL(address).searchParams.get('state') : null
  const pending = state ? await signIns.read(state) : undefined
  if (!pending)
    throw new CommandError('sign-in', 'This address belongs to no sign-in that was begun here. Start again.')
  if (isReceived(pending)) return pending
  const flow = flowOf(deps, pending.system)
  const { code, companyId } = flow.readCallback(address, pending.state)
  await signIns.erase(pending.state)
  const grant = await flow.exchange({ ...pending, code })
  const received: Received = { ...pending, grant, ...(companyId ? { companyId } : {}) }
  await signIns.write(received)
  return received
}

/** What a finished sign-in is: a company that answered, and tokens that its connection does not hold yet. */
export interface SignedIn {
  connectionId: string
  companyId: string
  facts: CompanyFacts
  secrets: Secrets
}

/**
 * The company says itself who it is before anything of it is kept. Tokens renewed meanwhile are stored beside
 * the sign-in: those of a company that is not trusted yet must not replace those of one that is.
 * @throws AccountingError
 */
export async function identify(deps: WorkerDeps, received: Received): Promise<SignedIn> {
  const { system, environment, state, companyId: told = '' } = received
  const { signIns } = deps.secrets
  let { grant } = received
  const connectionId = connectionIdOf(system, environment, told)
  const vault: SecretVault = {
    read: async () => secretsOf({ ...received, grant }, connectionId),
    async write({ connectionId: _, clientId: __, clientSecret: ___, ...next }) {
      grant = next
      // Not after everything was erased.
      if (await signIns.read(state)) await signIns.write({ ...received, grant })
    },
    erase: async () => undefined,
  }
  const target = { id: connectionId, system, environment, companyId: told, homeCurrency: 'USD' }
  const facts = await deps.connectorFor(target, 'high', vault).company()
  const { companyId } = facts
  const id = connectionIdOf(system, environment, companyId)
  return { connectionId: id, companyId, facts, secrets: secretsOf({ ...received, grant }, id) }
}

export const secretsOf = ({ clientId, clientSecret, grant }: Received, connectionId: string): Secrets => ({
  connectionId,
  clientId,
  ...(clientSecret === undefined ? {} : { clientSecret }),
  ...grant,
})

/**
 * Nobody wants it: it is ended at the vendor, and kept only while the vendor does not answer. One whose company
 * is connected here is not, since the vendor would end the newer sign-in with it (facts: Intacct ends all of a
 * user's; assumed of QuickBooks).
 * @returns whether it is over
 */
export async function giveUp(deps: WorkerDeps, received: Received): Promise<boolean> {
  const { state, system, environment, companyId } = received
  const goesOn = (await listConnections(await deps.ledger())).some(
    each =>
      each.system === system &&
      each.environment === environment &&
      each.state !== 'disconnected' &&
      (companyId === undefined || each.companyId === companyId),
  )
  const over = goesOn || (await revoke(deps, system, secretsOf(received, '')))
  if (over) await deps.secrets.signIns.erase(state)
  else await deps.secrets.signIns.write({ ...received, unwanted: true })
  return over
}

/** Ends it at the vendor, as far as the vendor answers. @returns whether it did */
export async function revoke(deps: WorkerDeps, system: AccountingSystem, secrets: Secrets): Promise<boolean> {
  if (secrets.refreshToken === '') return true
  return flowOf(deps, system)
    .revoke(secrets)
    .then(
      () => true,
      () => false,
    )
}

function flowOf(deps: WorkerDeps, system: AccountingSystem) {
  try {
    return deps.signInFlow(system)
  } catch (error) {
    if (!(error instanceof RangeError)) throw asRefusal(error)
    throw new CommandError('not-allowed', error.message)
  }
}

/** 256 random bits. */
const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
