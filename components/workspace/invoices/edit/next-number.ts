import { nextFreeNumber } from '../../../../core/ledger/numbers.ts'
import { listInvoices } from '../../../../core/store/invoice-list.ts'
import { invoicesByNumber } from '../../../../core/store/invoices.ts'
import type { Reader } from '../../../../core/store/transaction.ts'

const TRIES = 200

/**
 * The next number after this one that no stored invoice has; without one, after the newest invoice's.
 * Undefined when none is near.
 */
export async function suggestNumber(
  reader: Reader,
  connectionId: string,
  after: string,
): Promise<string | undefined> {
  let number = after.trim() || (await newestNumber(reader, connectionId))
  try {
    for (let tries = 0; number && tries < TRIES; tries++) {
      number = nextFreeNumber(number, () => false)
      if ((await invoicesByNumber(reader, connectionId, number)).length === 0) return number
    }
  } catch {
    // No free one of this pattern fits into the field.
  }
  return undefined
}

async function newestNumber(reader: Reader, connectionId: string): Promise<string | undefined> {
  const { rows } = await listInvoices(reader, { connectionId, today: '9999-12-31', sort: 'date', limit: 20 })
  return rows.map(({ invoice }) => invoice.number).find(number => /\d$/.test(number))
}
