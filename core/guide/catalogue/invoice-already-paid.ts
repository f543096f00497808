import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const invoiceAlreadyPaid: CatalogueEntry = {
  id: 'invoice-already-paid',
  source: 'vendor',
  phrases: [
    'a payment has been made against this invoice adjustment',
    'a payment has been made against this invoice$',
    'payment cannot be processed because one or more bills|invoices are already paid',
  ],
  codes: ['BL03000130'],
}

export const invoiceAlreadyPaidText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['re-sync', 'open-payment'],
  title: 'The invoice has a payment',
  meaning: 'An invoice that is paid, or partly paid, cannot be changed or paid this way.',
  steps: ['Re-Sync the invoice and look at its payments.', 'Reverse the payment there first if it is wrong.'],
}

export const samples: Samples = {
  examples: ['A payment has been made against this Invoice / Adjustment.'],
  nearMisses: ['A payment of $20 was made for this invoice.'],
}
