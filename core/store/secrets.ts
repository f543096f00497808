import type { DBSchema } from 'idb'
import type { Secrets, SecretVault } from '../accounting/secrets.ts'
import type { AccountingSystem, Instant } from '../ledger/records.ts'
import { openOnce } from './open.ts'

/** A sign-in under way: stored, since the worker may die while the user is at the vendor's page (design §6). */
export interface PendingSignIn {
  /** The `state` parameter: what comes back must name it. */
  state: string
  system: AccountingSystem
  environment: 'production' | 'sandbox'
  clientId: string
  clientSecret?: string
  redirectUri: string
  /** PKCE verifier, where the system takes one. */
  verifier?: string
  /** Reconnecting: the connection whose company must answer. */
  expect?: string
  createdAt: Instant
}

interface SecretSchema extends DBSchema {
  secrets: { key: string; value: Secrets }
  signIns: { key: string; value: PendingSignIn }
}

/** A database of its own, which only the worker opens; never exported, backed up or logged. */
export function openSecrets(name = 'ar-companion-secrets') {
  const database = openOnce<SecretSchema>(name, 1, db => {
    db.createObjectStore('secrets', { keyPath: 'connectionId' })
    db.createObjectStore('signIns', { keyPath: 'state' })
  })
  const vault: SecretVault = {
    read: async connectionId => (await database.open()).get('secrets', connectionId),
    async write(secrets) {
      // Strict: a rotated refresh token that is forgotten cannot be had again.
      const tx = (await database.open()).transaction('secrets', 'readwrite', { durability: 'strict' })
      await Promise.all([tx.store.put(secrets), tx.done])
    },
    erase: async connectionId => (await database.open()).delete('secrets', connectionId),
  }
  const signIns = {
    read: async (state: string) => (await database.open()).get('signIns', state),
    list: async () => (await database.open()).getAll('signIns'),
    write: async (pending: PendingSignIn) => {
      await (await database.open()).put('signIns', pending)
    },
    erase: async (state: string) => (await database.open()).delete('signIns', state),
  }
  /** Every connection that has a sign-in stored here. */
  const ids = async () => (await database.open()).getAllKeys('secrets')
  return { vault, signIns, ids, close: database.close }
}
