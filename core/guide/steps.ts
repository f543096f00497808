import type { AccountingSystem } from '../ledger/records.ts'
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

/** Transactions of both systems, by their names on the wire and on the screen. */
const TRANSACTION =
  /^(sales ?)?(invoice|receipt|order)$|^(invoice|(receive ?|bill ?)?payment|credit ?memo|refund ?receipt|estimate|bill|journal ?entry|deposit|transfer|purchase|expense|check|time ?activity|vendor ?credit|statement charge|charge|adjustment|document|transaction)$/i

/** A number or id as both systems give them: no blank in it, so no sentence. */
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}_/#-]{0,29}$/u

/**
 * The values come from a page that may be forged, and a step is read as our advice: what is no known kind of
 * transaction is called one, an id has the shape of an id, anything else stands in quotes, on one line.
 */
function shown(name: Param, raw: string): string | undefined {
  // Marks of direction and control would turn our own sentence about; quotes would end ours.
  const value = raw
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[“”„‟]/g, '"')
    .trim()
    .slice(0, 100)
  if (!value) return undefined
  if (name === 'txnType') return TRANSACTION.test(value) ? value : undefined
  if (name === 'date') return /^[\d./-]{1,10}$/.test(value) ? value : undefined
  if (QUOTED.has(name) || !SHORT.test(value)) return `“${value}”`
  return value
}

const SYSTEMS = { quickbooks: 'QuickBooks', intacct: 'Sage Intacct' }
/** Where something is found in one system: `{intacct: in the General Ledger}`. */
const PLACE = /\{(quickbooks|intacct): ([^{}]*)\}/g

/**
 * The steps of an entry with the values of a match put in, in quotes where they are names, and with the
 * places of `system` alone; without it, those of each system under its name.
 */
export function fillSteps(
  entry: Pick<GuideEntry, 'steps'>,
  params: Partial<Record<Param, string>> = {},
  system?: AccountingSystem,
): string[] {
  const placed = (_: string, where: AccountingSystem, place: string) =>
    system === undefined ? `, in ${SYSTEMS[where]} ${place}` : system === where ? `, ${place}` : ''
  return entry.steps.map(step => {
    const filled = step.replace(PLACE, placed).replace(/\{(\w+)\}/g, (whole, name: Param) => {
      const value = params[name]
      return (value && shown(name, value)) || (UNNAMED[name] ?? whole)
    })
    return filled.charAt(0).toUpperCase() + filled.slice(1)
  })
}
