import { readInvoices } from '../../../core/store/invoice-list.ts'
import type { ListedInvoice } from '../../../core/store/listed-invoice.ts'
import { openLedger } from '../../../core/store/open.ts'
import {
  type InvoiceListing,
  type InvoiceQuery,
  selectInvoices,
} from '../../../core/store/select-invoices.ts'

export type ListCommand =
  | { read: Pick<InvoiceQuery, 'connectionId' | 'today'> }
  | { select: Omit<InvoiceQuery, 'today' | 'connectionId'> }
export type ListRequest = ListCommand & { id: number }
export type ListAnswer = { id: number } & ({ listing: InvoiceListing | undefined } | { error: string })

/** One end of the way between the page and its thread. */
export interface ListPort {
  postMessage(answer: ListAnswer): void
  onmessage: ((event: { data: ListRequest }) => void) | null
}

/**
 * Keeps all invoices of one connection and answers from them: `read` reads them anew (until it is done, what
 * was read before answers), `select` is one page with count and sums.
 */
export function serveLists(port: ListPort): void {
  let rows: ListedInvoice[] = []
  const answer = async (command: ListCommand): Promise<InvoiceListing | undefined> => {
    if ('select' in command) return selectInvoices(rows, command.select)
    rows = await readInvoices(await openLedger(), command.read)
    return undefined
  }
  port.onmessage = ({ data: { id, ...command } }) => {
    answer(command).then(
      listing => port.postMessage({ id, listing }),
      (error: Error) => port.postMessage({ id, error: error.message }),
    )
  }
}
