import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { readInvoices } from '../../../core/store/invoice-list.ts'
import { openLedger } from '../../../core/store/open.ts'
import { type InvoiceQuery, selectInvoices } from '../../../core/store/select-invoices.ts'
import { saveFile } from '../../shared/save-file.ts'
import { toast } from '../../shared/toasts.tsx'
import { said } from '../said.ts'

/** Every row that the filters leave, of all pages, as a file. The CSV writer is loaded only now. */
export const exportInvoices = (connection: Connection, query: InvoiceQuery): Promise<boolean> =>
  said(async () => {
    const { invoicesCsv } = await import('./export-csv.ts')
    const all = await readInvoices(await openLedger(), query)
    const { rows } = selectInvoices(all, { ...query, offset: 0, limit: Number.POSITIVE_INFINITY })
    const company = connection.companyName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
    saveFile(new Blob([invoicesCsv(rows)], { type: 'text/csv' }), `invoices-${company}-${query.today}.csv`)
    toast({ message: i18n.t('workspace.exported', rows.length) })
  })
