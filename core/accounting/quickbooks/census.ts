import type { EntityKind } from '../../ledger/records.ts'
import { AccountingError, type Census } from '../connector.ts'
import { instantOf } from '../wire.ts'
import type { Client, Json } from './client.ts'
import { count, counted, counting } from './query.ts'

/**
 * Every kind counted in one batch, whose answer tells the time too. Public recordings show queries in a batch (facts
 * §1.7), none of them a count (assumption): what it does not count is asked for by itself. @throws AccountingError
 */
export async function census(client: Client, entities: readonly EntityKind[]): Promise<Census> {
  const asked = entities.map((entity, n) => ({ bId: `${n}`, Query: counting(entity) }))
  const { BatchItemResponse, time } = await client
    .post({
      method: 'POST',
      path: `${client.root}/batch`,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ BatchItemRequest: asked }),
      reads: true,
    })
    .catch(mayBeRefused)
  const items = Array.isArray(BatchItemResponse) ? BatchItemResponse : []
  const counts = entities.map((entity, n) => {
    const answer: Json | undefined = items.find(item => item?.bId === `${n}`)?.QueryResponse
    return counted(answer ?? {}) ?? count(client, entity)
  })
  const serverTime = instantOf(time)
  return { counts: await Promise.all(counts), ...(serverTime ? { serverTime } : {}) }
}

/** A batch may be refused where a query is not; whatever else went wrong would meet that too. */
function mayBeRefused(error: unknown): Json {
  const refused = error instanceof AccountingError && (error.class === 'bug' || error.class === 'needs-user')
  if (refused) return {}
  throw error
}
