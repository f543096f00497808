import { documentPdf } from '../../shared/document-pdf.ts'
import type { CreditMemo, Invoice } from '../books/entities.ts'

/** An invoice or credit memo as the customer sees it. */
export function salesPdf(
  title: 'INVOICE' | 'CREDIT MEMO',
  company: string,
  record: Invoice | CreditMemo,
): Promise<Uint8Array<ArrayBuffer>> {
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: record.CurrencyRef.value })
  return documentPdf({
    title,
    company,
    number: record.DocNumber ?? '',
    date: record.TxnDate,
    ...('DueDate' in record ? { due: String(record.DueDate) } : {}),
    customer: record.CustomerRef.name ?? '',
    lines: record.Line.filter(line => line.DetailType !== 'SubTotalLineDetail').map(line => {
      const detail = line.SalesItemLineDetail
      return {
        text: line.Description ?? detail?.ItemRef?.name ?? '',
        detail: detail?.Qty === undefined ? '' : `${detail.Qty} × ${detail.UnitPrice ?? 0}`,
        amount: money.format(line.Amount),
      }
    }),
    total: money.format(record.TotalAmt),
    balance: money.format(record.Balance),
  })
}
