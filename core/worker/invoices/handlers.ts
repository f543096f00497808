import { editState } from '../../ledger/editing.ts'
import type { Invoice } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { connectionSettings } from '../../preferences/preferences.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { deletePdf, hasPdf, touchPdf, unwantPdf } from '../../store/pdfs.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import { type Reader, write } from '../../store/transaction.ts'
import { ENQUEUE_STORES, enqueue, withdraw } from '../../sync/push/enqueue.ts'
import { connectionOf, homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { pushSoon } from '../push-soon.ts'
import { archive } from './archive.ts'
import { checkDraft, invoiceFromDraft } from './draft.ts'

type InvoiceHandlers = Pick<
  Handlers,
  | 'invoice.archive'
  | 'invoice.import'
  | 'invoice.save'
  | 'invoice.dropVersion'
  | 'invoice.discard'
  | 'invoice.pdf'
>

export function invoiceHandlers(deps: WorkerDeps): InvoiceHandlers {
  return {
    async 'invoice.archive'({ connectionId, ids, archived }) {
      return { changed: await archive(deps, connectionId, ids, archived) }
    },

    'invoice.import': ({ connectionId, number }) => deps.engine.importByNumber(connectionId, number, 'user'),

    async 'invoice.save'({ connectionId, id, invoice: draft, push }) {
      const connection = await homeOf(await deps.ledger(), connectionId)
      const { allowDuplicateNumbers } = connectionSettings(await deps.preferences(), connectionId)
      const now = new Date(deps.now()).toISOString()
      const saved = await write(
        await deps.ledger(),
        [...ENQUEUE_STORES, 'items'],
        async tx => {
          const before = id === undefined ? undefined : await editable(tx, connectionId, id)
          const invoice = await invoiceFromDraft(tx, connection, draft, before, deps.newId)
          if (push) await checkDraft(tx, connection, draft, invoice.id, allowDuplicateNumbers)
          // What was written to be sent before is not what was meant now.
          await withdraw(tx, connectionId, invoice.id)
          await putRecord(tx, push ? invoice : { ...invoice, draft: true })
          if (push) await enqueue(tx, { connectionId, action: 'create-invoice', recordId: invoice.id }, now)
          return invoice.id
        },
        'strict',
      )
      deps.announce(connectionId, 'records')
      if (push) pushSoon(deps, connectionId, { entity: 'invoice', id: saved })
      return { id: saved }
    },

    async 'invoice.dropVersion'({ connectionId, id }) {
      await write(await deps.ledger(), ['invoices'], async tx => {
        const { ourVersion: _, ...invoice } = (await getRecord(tx, connectionId, 'invoice', id)) ?? missing()
        await putRecord(tx, invoice)
      })
      deps.announce(connectionId, 'records')
    },

    async 'invoice.discard'({ connectionId, id }) {
      await write(await deps.ledger(), [...ENQUEUE_STORES, 'pdfs', 'pdfQueue'], async tx => {
        const invoice = await editable(tx, connectionId, id)
        await withdraw(tx, connectionId, id)
        await deleteRecord(tx, connectionId, 'invoice', invoice.id)
        await deletePdf(tx, connectionId, id)
        unwantPdf(tx, connectionId, id)
        // What was to be applied to it stays with the customer.
        for (const payment of await paymentsOfInvoice(tx, connectionId, id)) {
          const kept = payment.applications.filter(part => part.invoiceId !== id)
          const applied = kept.reduce((sum, part) => sum + part.amount, 0)
          await putRecord(tx, { ...payment, applications: kept, unapplied: payment.amount - applied })
        }
      })
      deps.announce(connectionId, 'records')
    },

    async 'invoice.pdf'({ connectionId, id }) {
      const ledger = await deps.ledger()
      if (!(await hasPdf(ledger, connectionId, id))) {
        const { engine } = deps
        await connectionOf(ledger, connectionId)
        await engine.resync(connectionId, 'invoice', id, 'user')
      }
      const stored = await hasPdf(await deps.ledger(), connectionId, id)
      if (stored) await touchPdf(await deps.ledger(), connectionId, id, new Date(deps.now()).toISOString())
      return { stored }
    },
  }
}

const WHY_NOT = {
  'being-sent': 'This invoice is being sent. Wait until its outcome is known.',
  'outcome-unknown': 'This invoice may stand in the accounting system already. Find out first.',
  'accepted-there': 'This invoice stands in the accounting system: edit it there.',
}

const missing = (): never => {
  throw new CommandError('not-found', 'This invoice is no longer here.')
}

/** @throws CommandError `not-found`, `not-allowed` (seed, "How can I edit an invoice") */
async function editable(reader: Reader, connectionId: string, id: string): Promise<Invoice> {
  const invoice = await getRecord(reader, connectionId, 'invoice', id)
  if (!invoice) return missing()
  const state = editState(invoice)
  if (state === 'editable') return invoice
  throw new CommandError('not-allowed', WHY_NOT[state])
}
