import type { CompanyFacts } from '../../accounting/connector.ts'
import type { Secrets, SecretVault } from '../../accounting/secrets.ts'
import { connectionIdOf } from '../../ledger/connection.ts'
import type { AccountingSystem } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import type { PendingSignIn } from '../../store/secrets.ts'
import type { WorkerDeps } from '../deps.ts'
import { asRefusal } from '../refusals.ts'

export interface ClientFacts {
  system: AccountingSystem
  environment: 'production' | 'sandbox'
  clientId: string
  clientSecret?: string | undefined
}

/** A code lives minutes at the vendor; what is older was given up. */
const GIVEN_UP_MS = 24 * 3_600_000

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
  for (const old of await deps.secrets.signIns.list()) {
    const age = deps.now() - Date.parse(old.createdAt)
    if (!(age >= 0 && age < GIVEN_UP_MS)) await deps.secrets.signIns.erase(old.state)
  }
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

/** What a finished sign-in is: a company that answered, and tokens that are not stored yet. */
export interface SignedIn {
  connectionId: string
  companyId: string
  facts: CompanyFacts
  secrets: Secrets
}

/**
 * Finishes a sign-in by the address it ended on. Only a state that we stored counts, and only once. The
 * company says itself who it is before anything is kept.
 * @throws CommandError `sign-in` when it was refused or is not ours; AccountingError
 */
export async function finishSignIn(
  deps: WorkerDeps,
  address: string,
): Promise<SignedIn & { pending: PendingSignIn }> {
  const state = URL.canParse(address) ? new URL(address).searchParams.get('state') : null
  const pending = state ? await deps.secrets.signIns.read(state) : undefined
  if (!pending)
    throw new CommandError('sign-in', 'This address belongs to no sign-in that was begun here. Start again.')
  const flow = flowOf(deps, pending.system)
  const { code, companyId: told } = flow.readCallback(address, pending.state)
  await deps.secrets.signIns.erase(pending.state)
  const { clientId, clientSecret, redirectUri, verifier, system, environment } = pending
  const grant = await flow.exchange({
    clientId,
    clientSecret,
    code,
    redirectUri,
    ...(verifier === undefined ? {} : { verifier }),
  })
  const companyId = told ?? (await flow.companyOf?.(grant))
  if (!companyId) throw new CommandError('sign-in', 'The answer names no company. Start again.')
  const connectionId = connectionIdOf(system, environment, companyId)
  const vault = vaultInMemory({
    connectionId,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...grant,
  })
  const target = { id: connectionId, system, environment, companyId, homeCurrency: 'USD' }
  const facts = await deps.connectorFor(target, 'high', vault).company()
  return { pending, connectionId, companyId, facts, secrets: vault.held() }
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

/** Tokens of a company that is not trusted yet must not replace those of one that is. */
function vaultInMemory(first: Secrets): SecretVault & { held(): Secrets } {
  let secrets = first
  return {
    held: () => secrets,
    read: async () => secrets,
    write: async next => {
      secrets = next
    },
    erase: async () => undefined,
  }
}

/** 256 random bits. */
const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
