import type { Connection } from '../../core/ledger/connection.ts'
import type { EntityKind } from '../../core/ledger/records.ts'
import { send } from '../../core/messaging/client.ts'
import { whileWaiting } from '../shared/still-waiting.ts'
import { toast } from '../shared/toasts.tsx'
import { sayWaits } from '../shared/waits.ts'
import { said } from './said.ts'

/** Re-Sync of one record; says what came of it, `done` where it was read. */
export const reSyncRecord = (
  { id: connectionId, system }: Pick<Connection, 'id' | 'system'>,
  entity: EntityKind,
  id: string,
  done: string,
): Promise<boolean> =>
  said(async () => {
    const answer = await whileWaiting(system, send('record.sync', { connectionId, entity, id }))
    if (answer && !sayWaits(answer, system)) toast({ message: done })
  })
