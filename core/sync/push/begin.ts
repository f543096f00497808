import type { Connector, Intent } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import type { Payment, SyncFailure } from '../../ledger/records.ts'
import { deleteOutboxEntry, getOutboxEntry, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord } from '../../store/records.ts'
import { type StoreName, write } from '../../store/transaction.ts'
import { instant } from '../deps.ts'
import { UPSERT_STORES } from '../pull/upsert.ts'
import { noteReminder } from '../reminders/note.ts'
import { storeCovered } from './accept.ts'
import type { SendingEntry } from './attempt.ts'
import { type Covered, problemsOf, questionAbout, readCovered } from './covered.ts'
import type { PushDeps } from './deps.ts'
import { plan } from './intent.ts'
import { markSyncing, refuse, withoutFailure } from './marks.ts'

/** The stores a transaction must hold to write down what a sending came to. */
export const PUSH_STORES: StoreName[] = [...UPSERT_STORES, 'connections']

export type Begun =
  | { sending: SendingEntry }
  | { nothing: string }
  | { blocked: string }
  | { refused: SyncFailure }
  | { question: NonNullable<OutboxEntry['question']> }

/**
 * The first sending of an entry in `waiting`: intent, exact bytes and key are stored with `sending`, in
 * one strict transaction, before anything goes out (design §5). A payment's invoices are read right
 * before, and so is the invoice of a reminder (design §3).
 * @throws AccountingError when that reading fails: nothing was sent, nothing changed.
 */
export async function begin(
  deps: PushDeps,
  connection: Connection,
  connector: Connector,
  entry: OutboxEntry,
): Promise<Begun> {
  const checked = entry.action === 'create-payment' ? await checkCovered(deps, connector, entry) : undefined
  const reminded = entry.action === 'send-invoice' ? await readReminded(deps, connector, entry) : []
  const settings = await deps.settingsOf(connection)
  return write(
    await deps.ledger(),
    PUSH_STORES,
    async tx => {
      const now = instant(deps)
      const current = await getOutboxEntry(tx, entry.id)
      if (current?.state !== 'waiting') return { nothing: 'it was taken back meanwhile' }
      const options = { readAt: now, allowDuplicates: settings.allowDuplicateInvoiceNumbers }
      await storeCovered(tx, connection.id, reminded, options)
      const planned = await plan(tx, current, deps.newKey(), settings, now, connection.system)
      if ('obsolete' in planned) {
        await deleteOutboxEntry(tx, entry.id)
        await noteReminder(tx, current, 'skipped', now, planned.obsolete)
        return { nothing: planned.obsolete }
      }
      if ('blocked' in planned) return planned
      if ('refused' in planned) {
        await refuse(tx, current, planned.refused)
        return planned
      }
      const intent = withVersions(planned.intent, checked?.covered)
      if (checked && intent.action === 'create-payment') {
        if (checked.of !== fingerprint(intent.payment)) return { nothing: 'it changed while it was checked' }
        const question = questionAbout(intent, checked.covered)
        // An invoice that owes less may owe it because of this very payment: the look-up tells.
        if (question && !(current.lookUpFirst && question === 'owes-less')) {
          await storeCovered(tx, connection.id, checked.covered, options)
          await putOutboxEntry(tx, { ...withoutFailure(current), state: 'needs-user', question })
          return { question }
        }
        const problem = problemsOf(checked.covered)[0]
        if (problem) {
          const message = `An invoice of this payment could not be read: ${problem.field}: ${problem.message}`
          const refused: SyncFailure = { class: 'bug', message, at: now }
          await refuse(tx, current, refused)
          return { refused }
        }
      }
      const sending: SendingEntry = {
        ...withoutFailure(current),
        state: 'sending',
        intent,
        wire: connector.prepare(intent),
        // Another browser may have sent it at any time since.
        firstSentAt: current.lookUpFirst ? current.createdAt : now,
        attempts: current.attempts + 1,
      }
      await putOutboxEntry(tx, sending)
      await markSyncing(tx, sending)
      return { sending }
    },
    'strict',
  )
}

/** A payment says which version of each invoice it was made out for: the one that was read just now. */
function withVersions(intent: Intent, covered: Covered[] = []): Intent {
  if (intent.action !== 'create-payment') return intent
  const versions = new Map(
    covered.map(({ externalId, answer }) => [
      externalId,
      'found' in answer ? answer.found.version : undefined,
    ]),
  )
  const applications = intent.applications.map(part => {
    const invoiceVersion = versions.get(part.invoiceExternalId)
    return invoiceVersion === undefined ? part : { ...part, invoiceVersion }
  })
  return { ...intent, applications }
}

/** A reminder's invoice as it stands there at this moment: it may be paid (design §3, Cadence). */
async function readReminded(deps: PushDeps, connector: Connector, entry: OutboxEntry): Promise<Covered[]> {
  const invoice = await getRecord(await deps.ledger(), entry.connectionId, 'invoice', entry.recordId)
  return invoice?.externalId === undefined ? [] : readCovered(connector, [invoice.externalId])
}

/** What must not change between the check and the sending. */
const fingerprint = (payment: Payment): string =>
  JSON.stringify([payment.customerId, payment.currency, payment.amount, payment.applications])

async function checkCovered(
  deps: PushDeps,
  connector: Connector,
  entry: OutboxEntry,
): Promise<{ of: string; covered: Covered[] } | undefined> {
  const ledger = await deps.ledger()
  const payment = await getRecord(ledger, entry.connectionId, 'payment', entry.recordId)
  if (!payment) return undefined
  const ids = new Set<string>()
  for (const { invoiceId } of payment.applications) {
    const invoice = await getRecord(ledger, entry.connectionId, 'invoice', invoiceId)
    if (!invoice?.externalId) return undefined
    ids.add(invoice.externalId)
  }
  return { of: fingerprint(payment), covered: await readCovered(connector, ids) }
}
