import type { GuideEntry, Param } from './entry.ts'

/** How a step reads when the error did not name the value. */
const UNNAMED: Record<Param, string> = {
  documentNumber: 'that number',
  txnType: 'transaction',
  txnId: 'shown',
  itemName: 'the item',
  itemId: 'the item',
  objectId: 'that id',
  field: 'the field named in the message',
  customerName: 'the customer',
  date: 'that date',
}

const QUOTED: ReadonlySet<string> = new Set<Param>(['itemName', 'itemId', 'customerName', 'field'])

/** The steps of an entry with the values of a match put in, in quotes where they are names. */
export function fillSteps(
  entry: Pick<GuideEntry, 'steps'>,
  params: Partial<Record<Param, string>> = {},
): string[] {
  return entry.steps.map(step => {
    const filled = step.replace(/\{(\w+)\}/g, (whole, name: Param) => {
      const value = params[name]
      if (value) return QUOTED.has(name) ? `“${value}”` : value
      return UNNAMED[name] ?? whole
    })
    return filled.charAt(0).toUpperCase() + filled.slice(1)
  })
}
