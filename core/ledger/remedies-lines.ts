import { isDecimal, lineAmount } from './money.ts'
import type { Decimal, Invoice, InvoiceLine } from './records.ts'
import type { LineShown, RemedyAction, RemedyChange, RemedyFacts, RemedyPlan } from './remedies.ts'

type Edited = InvoiceLine | undefined

/** The $0 line dropped or priced (seed, "Empty location is invalid"). */
export function planZeroLines(
  action: Extract<RemedyAction, 'drop-zero-lines' | 'price-zero-lines'>,
  invoice: Invoice,
  facts: RemedyFacts,
): RemedyPlan {
  const zero = invoice.lines.filter(line => line.amount === 0)
  if (zero.length === 0)
    return { impossible: 'No line of this invoice is worth 0. Choose a valid location on each line there.' }
  if (action === 'drop-zero-lines') {
    if (zero.length === invoice.lines.length)
      return { impossible: 'Every line of this invoice is worth 0. Give one a price instead.' }
    return edited(invoice, line => (line.amount === 0 ? undefined : line), removed(zero.length))
  }
  if (facts.choice.unitPrice !== undefined && !isPrice(facts.choice.unitPrice))
    return { asks: 'price', sentence: 'Enter a price above 0.' }
  const prices = new Map(zero.map(line => [line, priceOf(line, facts)]))
  if ([...prices.values()].includes(undefined))
    return { asks: 'price', sentence: 'Which price does a unit have?' }
  const priced = (line: InvoiceLine): InvoiceLine => {
    const unitPrice = prices.get(line)
    if (unitPrice === undefined) return line
    const quantity = line.quantity !== undefined && isPrice(line.quantity) ? line.quantity : '1'
    return { ...line, quantity, unitPrice, amount: lineAmount(quantity, unitPrice, invoice.currency) }
  }
  try {
    if (zero.some(line => priced(line).amount === 0))
      return { asks: 'price', sentence: 'At this price the line is still worth 0.' }
    return edited(invoice, priced, zero.length === 1 ? 'The line gets a price' : 'The lines get a price')
  } catch {
    return { asks: 'price', sentence: 'At this price the line is worth more than can be reckoned with.' }
  }
}

/** The price chosen, else the item's own. */
function priceOf(line: InvoiceLine, { choice, item }: RemedyFacts): Decimal | undefined {
  if (choice.unitPrice !== undefined) return choice.unitPrice
  const own = line.itemId === undefined ? undefined : item(line.itemId)?.unitPrice
  return own !== undefined && isPrice(own) ? own : undefined
}

const isPrice = (text: string): boolean => isDecimal(text) && Number(text) > 0

/** The inactive item restored, swapped, or its line removed (seed, "Item ID: is not found", "Invalid Reference Id"). */
export function planItems(
  action: Extract<RemedyAction, 'restore-item' | 'swap-item' | 'remove-item-lines'>,
  invoice: Invoice,
  facts: RemedyFacts,
): RemedyPlan {
  const affected = affectedItems(invoice, facts)
  if (affected.length === 0)
    return { impossible: 'Every item of this invoice is active there by now. Try to sync it again.' }
  if (action === 'restore-item') return restore(invoice, affected, facts)
  const isAffected = ({ itemId }: InvoiceLine) => itemId !== undefined && affected.includes(itemId)
  if (action === 'remove-item-lines') {
    const lines = invoice.lines.filter(isAffected).length
    if (lines === invoice.lines.length)
      return { impossible: 'Without these lines the invoice would have none. Swap the item instead.' }
    return edited(invoice, line => (isAffected(line) ? undefined : line), removed(lines))
  }
  const { itemId } = facts.choice
  if (itemId === undefined) return { asks: 'item', sentence: 'Which item takes its place?' }
  const item = facts.item(itemId)
  if (!item?.active || item.type === 'category' || affected.includes(itemId))
    return { asks: 'item', sentence: 'This item cannot stand on an invoice. Choose an active one.' }
  const swapped = (line: InvoiceLine): InvoiceLine =>
    isAffected(line) ? { ...line, itemId, itemName: item.name } : line
  return edited(invoice, swapped, `“${item.name}” takes the place of the inactive item; prices stay`)
}

/** Ids of the line items that are inactive or gone there. */
function affectedItems({ lines }: Invoice, { item }: RemedyFacts): string[] {
  const used = [...new Set(lines.flatMap(({ itemId }) => itemId ?? []))]
  return used.filter(id => !item(id)?.active)
}

function restore(invoice: Invoice, affected: string[], { item }: RemedyFacts): RemedyPlan {
  const items = affected.map(id => item(id))
  const gone = affected.filter((_, index) => items[index] === undefined)
  if (gone.length > 0) {
    const name = nameOn(invoice, gone[0]) || 'The item'
    return { impossible: `${name} is no longer there, so it cannot be restored. Swap it or remove its line.` }
  }
  const changes = items.flatMap((found): RemedyChange[] =>
    found ? [{ what: 'item', id: found.id, name: plain(found.name) }] : [],
  )
  const names = items.flatMap(found => (found ? [`“${plain(found.name)}”`] : [])).join(', ')
  return {
    before: invoice,
    after: invoice,
    changes,
    sentence: `${names} ${items.length === 1 ? 'is' : 'are'} made active again there, then the invoice is sent again.`,
  }
}

const nameOn = (invoice: Invoice, id: string | undefined): string | undefined =>
  invoice.lines.find(line => line.itemId === id)?.itemName

/** QBO hangs it on the names of inactive items. */
const plain = (name: string): string => name.replace(/\s*\(deleted\)$/i, '')

const removed = (lines: number): string =>
  lines === 1 ? 'The line is removed' : `${lines} lines are removed`

/** The invoice with each line as `edit` leaves it; what it owes follows. */
function edited(invoice: Invoice, edit: (line: InvoiceLine) => Edited, doing: string): RemedyPlan {
  const changes: RemedyChange[] = []
  const lines: InvoiceLine[] = []
  invoice.lines.forEach((line, index) => {
    const next = edit(line)
    if (next) lines.push(next)
    if (next === line) return
    changes.push({
      what: 'line',
      line: index + 1,
      before: shown(line, index),
      ...(next ? { after: shown(next, index) } : {}),
    })
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  if (total < 0) return { impossible: 'The total would be below zero. Edit the invoice.' }
  if (total !== invoice.total) changes.push({ what: 'total', before: invoice.total, after: total })
  return {
    before: invoice,
    after: { ...invoice, lines, total, accountingBalance: total },
    changes,
    sentence: `${doing}, and the invoice is sent again.`,
  }
}

const shown = (
  { itemName, description, quantity, unitPrice, amount }: InvoiceLine,
  at: number,
): LineShown => ({
  name: itemName || description || `Line ${at + 1}`,
  ...(quantity === undefined ? {} : { quantity }),
  ...(unitPrice === undefined ? {} : { unitPrice }),
  amount,
})
