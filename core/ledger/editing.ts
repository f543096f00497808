import type { Invoice, RecordBase } from './records.ts'

/** Why a record may or may not be edited here (design §3, Editing; seed, "How can I edit an invoice"). */
export type EditState = 'editable' | 'being-sent' | 'outcome-unknown' | 'accepted-there'

/**
 * Accepted once, read-only for ever: it is then edited in the accounting system. A failed push is
 * editable, because what may have arrived there is `unknown`, not `failed`.
 */
export function editState(record: Pick<RecordBase, 'origin' | 'externalId' | 'syncState'>): EditState {
  if (record.origin === 'imported' || record.externalId !== undefined || record.syncState === 'synced')
    return 'accepted-there'
  if (record.syncState === 'syncing') return 'being-sent'
  return record.syncState === 'unknown' ? 'outcome-unknown' : 'editable'
}

export const isEditable = (record: Pick<RecordBase, 'origin' | 'externalId' | 'syncState'>): boolean =>
  editState(record) === 'editable'

/**
 * An invoice of ours that another of its number may be already: both versions are to be looked at before
 * either is kept (design §3, Editing). `refusedFor`: the guide entry of its refusal.
 */
export const mayExistThere = (
  invoice: Pick<Invoice, 'number' | 'syncState'>,
  refusedFor: string | undefined,
): boolean =>
  invoice.number !== '' &&
  (invoice.syncState === 'unknown' ||
    (invoice.syncState === 'failed' && refusedFor === 'duplicate-document-number'))
