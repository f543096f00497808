import { dateText } from './date-text.ts'
import { formatAmount } from './money.ts'
import type { Invoice } from './records.ts'

/** What an e-mail of the cadence is about: the invoice, and what is owed on it, as just read there. */
export interface ReminderMail {
  companyName: string
  invoice: Invoice
  /** Empty: neither the invoice nor its customer has an address. */
  to: string
  /** Minor units of the invoice's currency. */
  owed: number
}

/** A name cut in the middle of a character is no reason for no e-mail. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))

/** The e-mail for the user's own mail program. */
export function mailtoOf({ companyName, invoice, to, owed }: ReminderMail): string {
  const { number, customerName, date, dueDate, currency } = invoice
  const due = dueDate === undefined ? '' : `, due ${dateText(dueDate)},`
  const body = [
    `Dear ${customerName},`,
    `this is a reminder of our invoice ${number} of ${dateText(date)}${due} of which ${formatAmount(owed, currency)} is open.`,
    'If you have paid it meanwhile, please disregard this message.',
    companyName,
  ].join('\r\n\r\n')
  // Only the address stands before the question mark: nothing in it can add a recipient or a header.
  const address = encoded(to).replaceAll('%40', '@')
  return `mailto:${address}?subject=${encoded(`Invoice ${number} from ${companyName}`)}&body=${encoded(body)}`
}
