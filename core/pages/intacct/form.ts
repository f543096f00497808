import { find, isShown, textOf } from '../hook.ts'
import type { PageContext } from '../page.ts'
import { isNew, kindIn } from './address.ts'
import { CUSTOMER, DEFINITION, DUE_DATE, NUMBER, TITLE, TOTAL, VENDOR } from './selectors.ts'

/** New pages paint `--` and fill in the value later (facts §2). */
const isFilled = (element: Element): boolean => isShown(element) && !/^(--)?$/.test(textOf(element))

export const titleOf = (document: Document): Element | null => find(document, TITLE, isFilled)

const NAMED: [RegExp, PageContext['kind']][] = [
  [/^(AR |sales )?invoices$|^order entry transactions$|accounts receivable\/invoices$/i, 'invoice-list'],
  [/^order entry transaction\b|(^|\/|^edit |^create )(AR |sales )?invoices?\b/i, 'invoice'],
  [/^(edit |create )?(AR |receive |posted )?payments?\b|\/(AR )?payments?\b/i, 'payment'],
  [/^(edit |create )?customers?:|\/customers?:/i, 'customer'],
]

/** "AR Invoice: INV-1038", "Order Entry Transaction: Sales Invoice-SI0310", "Edit …/Invoices: 2091--INV-1038". */
function partsOf(title: string): { what: string; name: string } {
  const at = title.indexOf(':')
  if (at < 0) return { what: title, name: '' }
  return { what: title.slice(0, at), name: title.slice(at + 1).trim() }
}

/** A new page's heading has the record number first; a document's has its type. */
function numberInTitle(title: string, definition: string): string | undefined {
  const { name } = partsOf(title)
  const own = name.replace(/^\d+--/, '')
  const number = definition && own.startsWith(`${definition}-`) ? own.slice(definition.length + 1) : own
  return number && !/^new$/i.test(number) ? number : undefined
}

const text = (document: Document, hook: Parameters<typeof find>[1]): string => {
  const found = find(document, hook, isFilled)
  return found ? textOf(found) : ''
}

/** Purchasing has the ids of Order Entry, its definitions too: a vendor's invoice is a bill. */
const BOUGHT = /vendor|supplier|purchas/i

/** The definition stands in a field, and in the name of the document: `Sales Invoice-SI0310`. */
function definitionOf(document: Document, title: string): string {
  const field = text(document, DEFINITION)
  if (field) return field
  const { what, name } = partsOf(title)
  return /^order entry/i.test(what) ? (/^(.*?)-[^-]*$/.exec(name)?.[1] ?? '') : ''
}

/**
 * What the page shows: its heading says it, else its fields, else its address. Bills have a number under the
 * same id as invoices, orders and returns the same page, and a credit memo is an invoice of less than nothing.
 */
export function readForm(url: URL, document: Document): Pick<PageContext, 'kind' | 'number'> {
  const heading = titleOf(document)
  const title = heading ? textOf(heading) : ''
  const kind = kindOf(url, document, title)
  if (kind !== 'invoice') return { kind }
  const definition = definitionOf(document, title)
  const isDocument = definition !== '' || /^order entry/i.test(title)
  if (isDocument && (!/invoice/i.test(definition) || BOUGHT.test(definition))) return { kind: 'other' }
  if (/^[-(]/.test(text(document, TOTAL))) return { kind: 'other' }
  // A form that is not saved yet may propose a number that is not the record's.
  if (isNew(url) || /:\s*new$|^create\b/i.test(title)) return { kind }
  const number = (text(document, NUMBER) || numberInTitle(title, definition))?.slice(0, 45)
  return number ? { kind, number } : { kind }
}

function kindOf(url: URL, document: Document, title: string): PageContext['kind'] {
  if (find(document, VENDOR, isShown) || kindIn(url) === 'other') return 'other'
  if (title) {
    const { what, name } = partsOf(title)
    const said = name ? what : title
    const named = NAMED.find(([pattern]) => pattern.test(name ? `${said}:` : said) || pattern.test(said))
    // "Edit …/Invoices: 2091--INV-1038" is one of the list that it names.
    if (named) return named[1] === 'invoice-list' && name ? 'invoice' : named[1]
    return 'other'
  }
  const isInvoice =
    find(document, NUMBER, isFilled) && find(document, CUSTOMER, isShown) && find(document, DUE_DATE, isShown)
  return isInvoice ? 'invoice' : (kindIn(url) ?? 'other')
}
