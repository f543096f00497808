import { isPdf } from '../pdf-bytes.ts'
import type { Client } from './client.ts'

/** The invoice as the customer sees it (facts §1.7). @throws AccountingError */
export const pdf = (client: Client, invoiceId: string): Promise<Uint8Array<ArrayBuffer>> =>
  client.getBytes(`/invoice/${encodeURIComponent(invoiceId)}/pdf`, 'application/pdf', isPdf)
