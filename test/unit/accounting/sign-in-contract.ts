import { afterEach, describe, expect, it } from 'vitest'
import type { ConnectorTarget } from '../../../core/accounting/connector-deps.ts'
import type { Grant } from '../../../core/accounting/oauth.ts'
import { createConnector, signInFlow } from '../../../core/accounting/registry.ts'
import type { Secrets } from '../../../core/accounting/secrets.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import type { Traffic } from '../../sandbox/shared/traffic.ts'
import { connectorDeps, fetchFrom } from './sandbox-stand-in.ts'
import { rejection } from './scripted-fetch.ts'

/** The user at the vendor's page, and what may become of the sign-in there. */
interface Vendor extends Traffic {
  oauth: { expireAccessTokens(companyId: string): void }
}

/** The sign-in of one system plugged in. */
export interface SignInPlug<V extends Vendor> {
  target: ConnectorTarget
  client: Pick<Secrets, 'clientId' | 'clientSecret'>
  redirectUri: string
  /** Of PKCE, where the system takes it. */
  proof?: { verifier: string; challenge: string }
  /** Where tokens are given. */
  tokens: RegExp
  vendor(sandbox: Sandbox): V
  /** The user agrees. @returns where the browser is sent */
  approve(vendor: V, asked: URLSearchParams): string
  /** Does that address say which company the user chose? */
  namesCompany: boolean
  /** Does a refresh kill the token before it at once? */
  rotate(vendor: V, atOnce: boolean): void
}

/** Through the whole flow, as connecting does it. */
export async function signIn<V extends Vendor>(plug: SignInPlug<V>, sandbox: Sandbox) {
  const { target, client, redirectUri, proof } = plug
  const vendor = plug.vendor(sandbox)
  const fetch = fetchFrom(sandbox.httpPort)
  const flow = signInFlow(target.system)
  const { verifier, challenge } = proof ?? {}
  const address = new URL(
    flow.authorizeUrl({ ...client, redirectUri, state: 'state-1', ...(challenge ? { challenge } : {}) }),
  )
  const back = plug.approve(vendor, address.searchParams)
  const { code, companyId } = flow.readCallback(back, 'state-1')
  const exchange = (): Promise<Grant> =>
    flow.exchange({ ...client, code, redirectUri, ...(verifier ? { verifier } : {}) }, { fetch })
  const grant = await exchange()
  const { store, deps } = connectorDeps(fetch, { connectionId: target.id, ...client, ...grant })
  const connector = createConnector(target, deps)
  return { vendor, flow, fetch, companyId, grant, exchange, deps, connector, ...store }
}

/** What signing in owes the user, whatever the system (design §6). */
export function describeSignIn<V extends Vendor>(name: string, plug: SignInPlug<V>): void {
  describe(`${name}: signing in`, () => {
    let sandbox: Sandbox | undefined
    afterEach(() => sandbox?.close())
    const { target } = plug
    async function signedIn() {
      sandbox = await startSandbox()
      const all = await signIn(plug, sandbox)
      return { ...all, expire: () => all.vendor.oauth.expireAccessTokens(target.companyId) }
    }

    it('with the code, for the company that the user chose, once', async () => {
      const { companyId, connector, exchange } = await signedIn()
      expect(companyId).toBe(plug.namesCompany ? target.companyId : undefined)
      expect(await connector.company()).toMatchObject({ companyId: target.companyId })
      expect(await rejection(exchange())).toMatchObject({ class: 'sign-in' })
    })

    it('renews once for many requests, though each refresh kills the token before it', async () => {
      const { vendor, connector, deps, secrets, grant, expire } = await signedIn()
      plug.rotate(vendor, true)
      expire()
      const two = createConnector(target, deps)
      await Promise.all([connector, two, connector, two].map(each => each.count('invoice')))
      expect(vendor.requests.count({ path: plug.tokens, body: /refresh_token/ })).toBe(1)
      expect(secrets.get(target.id)?.refreshToken).not.toBe(grant.refreshToken)
      expire()
      await connector.count('invoice')
    })

    it.each(['cut', 'truncated'] as const)(
      'survives a refresh that is %s after it took effect',
      async kind => {
        const { vendor, connector, expire } = await signedIn()
        plug.rotate(vendor, false)
        expire()
        vendor.faults.plan({
          path: plug.tokens,
          fault: kind === 'cut' ? { kind, when: 'after' } : { kind },
        })
        expect(await connector.count('customer')).toBeGreaterThan(0)
      },
    )

    it('asks to sign in again when the token was rotated away and lost', async () => {
      const { vendor, connector, secrets, grant, expire } = await signedIn()
      plug.rotate(vendor, true)
      expire()
      vendor.faults.plan({ path: plug.tokens, fault: { kind: 'cut', when: 'after' } })
      expect(await rejection(connector.count('customer'))).toMatchObject({ class: 'sign-in' })
      expect(secrets.get(target.id)).toMatchObject(grant)
    })

    it('ends with revoking', async () => {
      const { connector, secrets, flow, fetch } = await signedIn()
      const held = secrets.get(target.id)
      if (!held) throw new Error('no secrets')
      await flow.revoke(held, { fetch })
      await flow.revoke(held, { fetch })
      expect(await rejection(connector.count('item'))).toMatchObject({ class: 'sign-in' })
    })
  })
}
