import { type Data, refAt } from '../books/data.ts'
import { refusals } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'

/** Takes the next number of a sequence; it is gone even if nothing is saved under it (facts §5.2). */
export function nextNumber(rules: Rules, sequenceId: string): string | undefined {
  const sequence = rules.books.byId('company-config/document-sequence', sequenceId)
  if (!sequence || sequence.data.status === 'inactive') return undefined
  const next = Number(sequence.data.nextNumber ?? 1)
  const { prefix = '', suffix = '' } = sequence.data as { prefix?: string; suffix?: string }
  rules.books.replace(
    sequence,
    { ...sequence.data, nextNumber: String(next + 1) },
    { derived: true, touch: false },
  )
  return `${prefix}${next}${suffix}`
}

/** An AR invoice's number: as sent, else the next of the sequence for invoices. @throws Refusal */
export function invoiceNumber(rules: Rules, data: Data): string {
  const sent = typeof data.invoiceNumber === 'string' ? data.invoiceNumber : ''
  const number = sent || nextNumber(rules, 'AR Inv')
  if (!number) throw refusals.missingNumber()
  return number
}

/** Numbers are unique, compared exactly; a reversed invoice keeps its own (inferred). @throws Refusal */
export function checkUnique(rules: Rules, number: string, options: WriteOptions, self?: string): void {
  if (options.force) return
  for (const row of rules.books.rows('accounts-receivable/invoice'))
    if (row.key !== self && row.data.invoiceNumber === number && row.data.state !== 'reversal')
      throw refusals.duplicateNumber(number)
}

/** The number of an Order Entry document by its definition. @throws Refusal */
export function documentNumber(rules: Rules, definition: Data, sent: unknown): string {
  if (typeof sent === 'string' && sent) return sent
  const sequence =
    definition.enableNumberingSequence === true ? refAt(definition, 'documentSequence') : undefined
  const number = sequence && nextNumber(rules, sequence.id)
  if (!number) throw refusals.missingNumber()
  return number
}
