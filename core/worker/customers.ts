import type { Customer } from '../ledger/records.ts'
import type { Handlers } from '../messaging/server.ts'
import { putRecord } from '../store/records.ts'
import { write } from '../store/transaction.ts'
import { ENQUEUE_STORES, enqueue, withdraw } from '../sync/push/enqueue.ts'
import { homeOf } from './connections.ts'
import type { WorkerDeps } from './deps.ts'
import { editable } from './editable.ts'
import { pushSoon } from './push-soon.ts'

/**
 * Customers made here: stored and written to be sent in one transaction, like an invoice. What is wrong with one
 * the form has said (`customerDraftProblems`); of names the accounting system is the judge.
 */
export function customerHandlers(deps: WorkerDeps): Pick<Handlers, 'customer.save'> {
  return {
    async 'customer.save'({ connectionId, id, customer: draft }) {
      const { homeCurrency } = await homeOf(await deps.ledger(), connectionId)
      const saved = await write(
        await deps.ledger(),
        ENQUEUE_STORES,
        async tx => {
          const before = id === undefined ? undefined : await editable(tx, connectionId, 'customer', id)
          const { name, email, phone } = draft
          const customer: Customer = {
            kind: 'customer',
            connectionId,
            id: id ?? deps.newId(),
            origin: 'own',
            syncState: 'unsynced',
            name,
            ...(email ? { email } : {}),
            ...(phone ? { phone } : {}),
            active: true,
            currency: before?.currency ?? homeCurrency,
            ...(before?.remindersPaused ? { remindersPaused: true } : {}),
          }
          // What was written to be sent before is not what was meant now.
          const instead = await withdraw(tx, connectionId, customer.id)
          await putRecord(tx, customer)
          const now = new Date(deps.now()).toISOString()
          await enqueue(tx, { connectionId, action: 'create-customer', recordId: customer.id }, now, instead)
          return customer.id
        },
        'strict',
      )
      deps.announce(connectionId, 'records')
      // All of it: what waits for this customer goes right after it.
      pushSoon(deps, connectionId)
      return { id: saved }
    },
  }
}
