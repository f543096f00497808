import type { Client } from './client.ts'

/** `%PDF`: anything else is a proxy's page or a cut answer. */
const isPdf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46

/** The invoice as the customer sees it (facts §1.7). @throws AccountingError */
export const pdf = (client: Client, invoiceId: string): Promise<Uint8Array<ArrayBuffer>> =>
  client.getBytes(`/invoice/${encodeURIComponent(invoiceId)}/pdf`, 'application/pdf', isPdf)
