import type { Handlers } from '../../messaging/server.ts'
import type { Waits } from '../../messaging/views.ts'
import { connectionSettings } from '../../preferences/preferences.ts'
import { hasPdf, touchPdf } from '../../store/pdfs.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import { ENQUEUE_STORES, enqueue, withdraw } from '../../sync/push/enqueue.ts'
import { connectionOf, homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { editable, missing } from '../editable.ts'
import { pushSoon } from '../push-soon.ts'
import { archive } from './archive.ts'
import { checkDraft, invoiceFromDraft } from './draft.ts'

type InvoiceHandlers = Pick<
  Handlers,
  'invoice.archive' | 'invoice.import' | 'invoice.save' | 'invoice.dropVersion' | 'invoice.pdf'
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
          const before = id === undefined ? undefined : await editable(tx, connectionId, 'invoice', id)
          const invoice = await invoiceFromDraft(tx, connection, draft, before, deps.newId)
          if (push) await checkDraft(tx, connection, draft, invoice.id, allowDuplicateNumbers)
          // What was written to be sent before is not what was meant now.
          const instead = await withdraw(tx, connectionId, invoice.id)
          await putRecord(tx, push ? invoice : { ...invoice, draft: true })
          if (push)
            await enqueue(tx, { connectionId, action: 'create-invoice', recordId: invoice.id }, now, instead)
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

    async 'invoice.pdf'({ connectionId, id }) {
      const ledger = await deps.ledger()
      let asked: Waits | undefined
      if (!(await hasPdf(ledger, connectionId, id))) {
        await connectionOf(ledger, connectionId)
        asked = await deps.engine.resync(connectionId, 'invoice', id, 'user')
      }
      const stored = await hasPdf(await deps.ledger(), connectionId, id)
      if (stored) await touchPdf(await deps.ledger(), connectionId, id, new Date(deps.now()).toISOString())
      return { stored, ...asked }
    },
  }
}
