import { i18n } from '#i18n'
import { invoiceView } from '../../../core/ledger/invoice-view.ts'
import type { ListedInvoice } from '../../../core/store/listed-invoice.ts'
import { invoicePill } from '../../shared/words.ts'

/** The pill of a row. The list has judged its balance already; payments are the detail's business. */
export function listedPill({ invoice, status, overdueDays }: ListedInvoice) {
  const view = invoiceView({
    invoice,
    payments: [],
    connection: { timeZone: 'UTC' },
    settings: { submitAuthorizedAch: true },
    now: 0,
    foundBy: 'id',
  })
  const pill = invoicePill({ ...view, status, overdueDays })
  return invoice.syncState === 'unsynced' && status !== 'draft'
    ? { ...pill, label: `${pill.label} · ${i18n.t('syncState.unsynced')}` }
    : pill
}
