import { isEditable } from '../../ledger/editing.ts'
import type { Instant, Payment } from '../../ledger/records.ts'
import { submissionOf, transition, waitsForSetting } from '../../ledger/submission.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { listConnections } from '../../store/connections.ts'
import { ownPayments } from '../../store/payments.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import { type Reader, write } from '../../store/transaction.ts'
import { markSynced } from '../../sync/push/choose.ts'
import { ENQUEUE_STORES, enqueue } from '../../sync/push/enqueue.ts'
import { homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { pushSoon } from '../push-soon.ts'
import { importRows } from './csv-import.ts'
import { undoImport } from './csv-undo.ts'
import { paymentFromDraft } from './record.ts'
import { storeStatus } from './status.ts'
import { applySubmission } from './submit.ts'

type PaymentHandlers = Pick<
  Handlers,
  | 'payment.record'
  | 'payment.status'
  | 'payment.deleteThere'
  | 'payment.markSynced'
  | 'payments.submitWaiting'
  | 'payments.importRows'
  | 'payments.undoImport'
>

export function paymentHandlers(deps: WorkerDeps): PaymentHandlers {
  const now = (): Instant => new Date(deps.now()).toISOString()
  const settings = async () => ({ submitAuthorizedAch: (await deps.preferences()).submitAuthorizedAch })
  const changed = (connectionId: string, push: boolean, id?: string) => {
    deps.announce(connectionId, 'records')
    deps.announce(connectionId, 'outbox')
    if (push) pushSoon(deps, connectionId, id === undefined ? undefined : { entity: 'payment', id })
  }
  return {
    async 'payment.record'({ connectionId, payment: draft }) {
      const connection = await homeOf(await deps.ledger(), connectionId)
      const rules = await settings()
      const id = deps.newId()
      const submits = await write(
        await deps.ledger(),
        ENQUEUE_STORES,
        async tx => {
          const facts = { ...rules, id, ourKey: deps.newKey(), now: now() }
          const payment = await paymentFromDraft(tx, connection, draft, facts)
          await putRecord(tx, payment)
          return applySubmission(tx, payment, rules, now())
        },
        'strict',
      )
      changed(connectionId, submits, id)
      return { id }
    },

    async 'payment.status'({ connectionId, id, status }) {
      await homeOf(await deps.ledger(), connectionId)
      const rules = await settings()
      const submits = await write(await deps.ledger(), ENQUEUE_STORES, async tx => {
        const payment = await paymentOf(tx, connectionId, id)
        if (payment.origin !== 'own')
          throw new CommandError(
            'not-allowed',
            'The status of an imported payment is the accounting system’s.',
          )
        const next = transition(payment.status, status)
        // Older or repeated: the payment has passed it already.
        if (next === payment.status) return undefined
        // What a hand decides is not taken back with a file.
        const { statusBefore: _, ...rest } = payment
        return (await storeStatus(tx, rest, next, rules, now())).submits
      })
      if (submits !== undefined) changed(connectionId, submits, id)
    },

    async 'payment.deleteThere'({ connectionId, id }) {
      await homeOf(await deps.ledger(), connectionId)
      const rules = await settings()
      await write(
        await deps.ledger(),
        ENQUEUE_STORES,
        async tx => {
          const payment = await paymentOf(tx, connectionId, id)
          if (submissionOf(payment, rules).flag !== 'failed-still-there')
            throw new CommandError(
              'not-allowed',
              'Only a payment that failed and still stands in the accounting system is deleted from here.',
            )
          await enqueue(tx, { connectionId, action: 'delete-payment', recordId: id }, now())
        },
        'strict',
      )
      changed(connectionId, true, id)
    },

    async 'payment.markSynced'({ connectionId, id, importedId }) {
      await homeOf(await deps.ledger(), connectionId)
      await write(await deps.ledger(), ENQUEUE_STORES, async tx => {
        const own = await paymentOf(tx, connectionId, id)
        const imported = await paymentOf(tx, connectionId, importedId)
        checkTwins(own, imported)
        await markSynced(tx, own, imported)
      })
      changed(connectionId, false)
    },

    async 'payments.submitWaiting'({ connectionId }) {
      const rules = await settings()
      if (!rules.submitAuthorizedAch)
        throw new CommandError(
          'not-allowed',
          'Switch on Submit Authorized ACH Payments to Accounting System first.',
        )
      const all = await listConnections(await deps.ledger())
      const homes = all.filter(
        each => each.isHome && (connectionId === undefined || each.id === connectionId),
      )
      let count = 0
      for (const { id } of homes) {
        const sent = await write(await deps.ledger(), ENQUEUE_STORES, async tx => {
          const waiting = (await ownPayments(tx, id)).filter(waitsForSetting)
          for (const { held: _, ...payment } of waiting) {
            await putRecord(tx, payment)
            await applySubmission(tx, payment, rules, now())
          }
          return waiting.length
        })
        if (sent > 0) changed(id, true)
        count += sent
      }
      return { count }
    },

    async 'payments.importRows'({ connectionId, fileType, importId, rows }) {
      const connection = await homeOf(await deps.ledger(), connectionId)
      const { newId, newKey } = deps
      const facts = { connection, fileType, importId, newId, newKey, ...(await settings()), now: now() }
      const { results, submits } = await write(
        await deps.ledger(),
        ENQUEUE_STORES,
        tx => importRows(tx, rows, facts),
        'strict',
      )
      changed(connectionId, submits)
      return { results }
    },

    async 'payments.undoImport'({ connectionId, ...what }) {
      await homeOf(await deps.ledger(), connectionId)
      const rules = await settings()
      const { submits, ...undone } = await write(await deps.ledger(), ENQUEUE_STORES, tx =>
        undoImport(tx, connectionId, what, rules, now()),
      )
      changed(connectionId, submits)
      return undone
    },
  }
}

/** @throws CommandError `not-found` */
async function paymentOf(reader: Reader, connectionId: string, id: string): Promise<Payment> {
  const payment = await getRecord(reader, connectionId, 'payment', id)
  if (!payment) throw new CommandError('not-found', 'This payment is no longer here.')
  return payment
}

/** The user picks, but only among payments of the same money. @throws CommandError `not-allowed` */
function checkTwins(own: Payment, imported: Payment): void {
  const refuse = (message: string): never => {
    throw new CommandError('not-allowed', message)
  }
  if (own.origin !== 'own' || own.externalId !== undefined)
    refuse('This payment stands in the accounting system already.')
  if (!isEditable(own) && own.syncState !== 'unknown')
    refuse('This payment is being sent. Wait until its outcome is known.')
  if (imported.origin !== 'imported' || imported.standing !== 'there')
    refuse('Choose a payment that was imported from the accounting system.')
  if (imported.customerId !== own.customerId) refuse('The two payments have different customers.')
  if (imported.currency !== own.currency || imported.amount !== own.amount)
    refuse('The two payments have different amounts.')
}
