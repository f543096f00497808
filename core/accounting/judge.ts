import type { Instant, Invoice, LedgerRecord, Payment } from '../ledger/records.ts'
import type { IntentOf, LookUp } from './connector.ts'

/**
 * What the candidates for an unanswered intent come to (design §5): found → done; surely not → a new key may
 * be sent; unclear → a person. `firstSentAt` is absent when it is not known.
 */

/** Their clock and ours may differ by as much. */
export const CLOCKS = 5 * 60_000

/** Of candidates that carry no key of ours: what stood there before we sent cannot be our work. */
function judge(candidates: LedgerRecord[], firstSentAt: Instant | undefined): LookUp {
  const mayBeOurs = candidates.filter(
    ({ createdThere }) =>
      !firstSentAt || !createdThere || Date.parse(createdThere) >= Date.parse(firstSentAt) - CLOCKS,
  )
  return mayBeOurs.length > 0 ? { unclear: mayBeOurs } : { absent: true }
}

const sumOf = (lines: Invoice['lines']): number => lines.reduce((sum, { amount }) => sum + amount, 0)

/** By what we sent: taxes are added there, so the lines are compared, not the totals. */
const sameInvoice = (there: Invoice, { invoice, customerExternalId }: IntentOf<'create-invoice'>): boolean =>
  there.customerId === customerExternalId &&
  there.date === invoice.date &&
  there.currency === invoice.currency &&
  sumOf(there.lines) === sumOf(invoice.lines)

/** `found`: by our number; where it is blank, all of the customer's day. */
export function judgeInvoice(
  intent: IntentOf<'create-invoice'>,
  found: LedgerRecord[],
  firstSentAt: Instant | undefined,
): LookUp {
  const { invoice: ours, allowDuplicateNumber } = intent
  const there = found.filter(record => record.kind === 'invoice')
  const numbered = ours.number ? there.filter(({ number }) => number === ours.number) : there
  const same = numbered.filter(record => sameInvoice(record, intent))
  const [only] = same
  // With its number, the same customer, date and lines it is the invoice that was meant, whoever made it.
  if (ours.number && only && same.length === 1) return { found: only }
  const fresh = judge(same, firstSentAt)
  // Blank numbers: only what appeared since we sent it can be it, and only if it is alone.
  if ('unclear' in fresh && firstSentAt && fresh.unclear.length === 1)
    return { found: fresh.unclear[0] as LedgerRecord }
  if (same.length > 0) return fresh
  // The number may be taken by ours, changed since; where numbers repeat, it is simply another.
  return ours.number && !allowDuplicateNumber ? judge(numbered, firstSentAt) : { absent: true }
}

/** `found`: by our reference, and all of the customer's day; one may be there twice. */
export function judgePayment(
  { payment: ours, customerExternalId }: IntentOf<'create-payment'>,
  found: LedgerRecord[],
  firstSentAt: Instant | undefined,
): LookUp {
  const there = new Map<string, Payment>()
  for (const record of found) if (record.kind === 'payment') there.set(record.id, record)
  const all = [...there.values()]
  const keyed = all.filter(({ ourKey }) => ours.ourKey !== undefined && ourKey === ours.ourKey)
  if (keyed.length > 1) return { unclear: keyed }
  if (keyed[0]) return { found: keyed[0] }
  // Ours always carries its key, so one without is somebody's own entry of the same money: a person decides.
  const alike = all.filter(
    record =>
      record.ourKey === undefined &&
      record.customerId === customerExternalId &&
      record.date === ours.date &&
      record.currency === ours.currency &&
      record.amount === ours.amount,
  )
  return judge(alike, firstSentAt)
}

/**
 * `found`: of the name, where names may repeat: one that stood there before is another customer.
 * @param numberedThere the company gives customers their ids, so none of ours tells which one we made: a single
 *   namesake that came since is it. Where the id is ours and was not found, a namesake that came since is
 *   somebody else's, and a person decides.
 */
export function judgeNamesake(
  found: LedgerRecord[],
  firstSentAt: Instant | undefined,
  numberedThere: boolean,
): LookUp {
  const fresh = judge(found, firstSentAt)
  if (numberedThere && firstSentAt && 'unclear' in fresh && fresh.unclear.length === 1)
    return { found: fresh.unclear[0] as LedgerRecord }
  return fresh
}

/** Names are unique there, capitals aside. */
export function judgeCustomer(name: string, found: LedgerRecord[]): LookUp {
  const there = found.filter(record => record.kind === 'customer')
  const exact = there.find(record => record.name === name)
  if (exact) return { found: exact }
  const alike = there.filter(record => record.name.toLowerCase() === name.toLowerCase())
  return alike.length > 0 ? { unclear: alike } : { absent: true }
}
