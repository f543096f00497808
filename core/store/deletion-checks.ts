import type { DeletionCheck } from './schema.ts'
import { from, type Reader, type WriteTx } from './transaction.ts'

/** The check under way, or stopped by the fail-safe until the user decides; absent when none is. */
export async function getDeletionCheck(
  reader: Reader,
  connectionId: string,
): Promise<DeletionCheck | undefined> {
  return from(reader, 'deletionChecks').get(connectionId)
}

export function putDeletionCheck(tx: WriteTx, check: DeletionCheck): Promise<unknown> {
  return tx.objectStore('deletionChecks').put(check)
}

export function deleteDeletionCheck(tx: WriteTx, connectionId: string): Promise<void> {
  return tx.objectStore('deletionChecks').delete(connectionId)
}
