import type { DBSchema } from 'idb'
import type { Grant } from '../accounting/oauth.ts'
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
  /** From the moment it was received until its connection holds it or it was revoked. */
  grant?: Grant
  /** Which company it is for, where that was told on the way back. */
  companyId?: string
  /** It is nobody's: to be revoked as soon as the vendor answers. */
  unwanted?: true
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
  /** Strict: a token that is forgotten, received or rotated, cannot be had again. */
  const put = async <S extends 'secrets' | 'signIns'>(store: S, value: SecretSchema[S]['value']) => {
    const tx = (await database.open()).transaction(store, 'readwrite', { durability: 'strict' })
    await Promise.all([tx.store.put(value), tx.done])
  }
  const vault: SecretVault = {
    read: async connectionId => (await database.open()).get('secrets', connectionId),
    write: secrets => put('secrets', secrets),
    erase: async connectionId => (await database.open()).delete('secrets', connectionId),
  }
  const signIns = {
    read: async (state: string) => (await database.open()).get('signIns', state),
    list: async () => (await database.open()).getAll('signIns'),
    write: (pending: PendingSignIn) => put('signIns', pending),
    erase: async (state: string) => (await database.open()).delete('signIns', state),
  }
  /** Every connection that has a sign-in stored here. */
  const ids = async () => (await database.open()).getAllKeys('secrets')
  return { vault, signIns, ids, close: database.close }
}
