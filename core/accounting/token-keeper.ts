import { AccountingError } from './connector.ts'
import type { Grant } from './oauth.ts'
import type { Secrets, SecretVault } from './secrets.ts'
import type { SignIn } from './sign-in.ts'
import type { Lock } from './single-flight.ts'

/** A token this close to its end is renewed before it is used. */
const MARGIN = 60_000

interface Deps {
  vault: SecretVault
  lock: Lock
  now: () => number
  /** Asks the vendor for the next tokens. @throws AccountingError */
  refresh: (secrets: Secrets) => Promise<Grant>
}

const signedOut = () => new AccountingError('Not signed in.', { class: 'sign-in' })

/**
 * Keeps one connection's tokens. Refreshing is single-flight over all contexts; the newest refresh token
 * is stored before it is used, because the older one may have died (design §6). The vault is read each
 * time: another context may have renewed, or the user signed in anew.
 */
export function tokenKeeper(connectionId: string, { vault, lock, now, refresh }: Deps): SignIn {
  const usable = (secrets: Secrets) => Date.parse(secrets.accessExpiresAt) - now() > MARGIN

  async function held(): Promise<Secrets> {
    const secrets = await vault.read(connectionId)
    if (!secrets) throw signedOut()
    return secrets
  }

  /** A refresh cut short (no answer) is tried once more with the same token. */
  async function refreshOnceMore(secrets: Secrets): Promise<Grant> {
    try {
      return await refresh(secrets)
    } catch (error) {
      if (!(error instanceof AccountingError) || error.sent !== 'maybe') throw error
      return refresh(secrets)
    }
  }

  /** Stored only if the vault still holds what we renewed: not after a disconnect or a new sign-in. */
  async function keep(used: Secrets, grant: Grant): Promise<string> {
    const current = await held()
    if (current.refreshToken !== used.refreshToken) return current.accessToken
    const next: Secrets = { ...current, ...grant }
    await vault.write(next).catch(() => vault.write(next))
    return next.accessToken
  }

  async function renewNow(stale: string): Promise<string> {
    const secrets = await held()
    if (secrets.accessToken !== stale && usable(secrets)) return secrets.accessToken
    try {
      return await keep(secrets, await refreshOnceMore(secrets))
    } catch (error) {
      if (!(error instanceof AccountingError) || error.faults[0]?.code !== 'invalid_grant') throw error
      // Someone who does not share our lock may have rotated it: look once before giving up.
      const newer = await held()
      if (newer.refreshToken === secrets.refreshToken) throw error
      if (newer.accessToken !== stale && usable(newer)) return newer.accessToken
      return keep(newer, await refreshOnceMore(newer))
    }
  }

  const renew = (stale: string) => lock(`ar-companion:sign-in:${connectionId}`, () => renewNow(stale))

  return {
    renew,
    async accessToken() {
      const secrets = await held()
      return usable(secrets) ? secrets.accessToken : renew(secrets.accessToken)
    },
    async secrets() {
      const held = await vault.read(connectionId)
      return held
        ? [held.accessToken, held.refreshToken, held.clientSecret ?? ''].filter(text => text !== '')
        : []
    },
  }
}
