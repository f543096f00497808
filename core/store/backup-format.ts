import type { Connection } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'

/**
 * A backup is one gzip file of JSON lines: a header, one line per row, and a last line with their number,
 * so that a file cut short is recognised. It holds no secret: those are in a database that no backup
 * reads (design §6). PDFs are left out: they are fetched again.
 */
export const BACKUP_FORMAT = 'ar-companion-backup'

export const BACKED_UP = [
  'connections',
  'customers',
  'items',
  'invoices',
  'payments',
  'creditMemos',
  'cursors',
  'outbox',
  'schedule',
  'runs',
  'events',
  'tombstones',
  'reminders',
] as const
export type BackedUp = (typeof BACKED_UP)[number]

export interface BackupHeader {
  format: typeof BACKUP_FORMAT
  /** Version of the ledger's schema that the rows follow. */
  schema: number
  madeAt: Instant
  /** Release that made it, for support. */
  madeBy: string
  companies: Pick<Connection, 'id' | 'companyName' | 'system' | 'environment'>[]
  /** As `core/preferences` exports them. */
  preferences: { version: number; data: unknown }
}

export interface BackupRow {
  s: BackedUp
  v: Record<string, unknown>
}

export interface BackupEnd {
  end: number
}

/** Why a file is not restored, in a sentence for the user; nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
