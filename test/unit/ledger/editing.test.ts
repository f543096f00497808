import { describe, expect, it } from 'vitest'
import { type EditState, editState, isEditable } from '../../../core/ledger/editing.ts'
import type { Origin, SyncState } from '../../../core/ledger/records.ts'

describe('editing', () => {
  it.each<[Origin, SyncState, string | undefined, EditState]>([
    ['own', 'unsynced', undefined, 'editable'],
    ['own', 'failed', undefined, 'editable'],
    ['own', 'syncing', undefined, 'being-sent'],
    ['own', 'unknown', undefined, 'outcome-unknown'],
    ['own', 'synced', undefined, 'accepted-there'],
    ['own', 'synced', '55', 'accepted-there'],
    ['own', 'failed', '55', 'accepted-there'],
    ['own', 'unsynced', '55', 'accepted-there'],
    ['imported', 'synced', '55', 'accepted-there'],
    ['imported', 'unsynced', undefined, 'accepted-there'],
  ])('%s, %s, external id %s: %s', (origin, syncState, externalId, state) => {
    const record = { origin, syncState, ...(externalId === undefined ? {} : { externalId }) }
    expect(editState(record)).toBe(state)
    expect(isEditable(record)).toBe(state === 'editable')
  })
})
