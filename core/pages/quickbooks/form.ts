import { cssOf, find, isShown, textOf } from '../hook.ts'
import { FORM, FORM_TITLE, NUMBER, PAGE_TITLE } from './selectors.ts'

/** "Invoice #1043", "Invoice no. 1043", "Invoice". */
const TITLE = /^invoice\b(?:\s*(?:no\.?|number|num\.?|#)*\s*([\w./-]*\d[\w./-]*))?/i

/** The number as QBO keeps it: at most 21 characters (facts §1.4), the label before it left out. */
const clean = (text: string): string | undefined =>
  text.replace(/^(?:invoice\s*)?(?:no\.?|number|#)?\s*[:#]?\s*/i, '').slice(0, 21) || undefined

/** The number of the invoice on the page: its field, its text, else its heading. */
export function invoiceNumber(document: Document): string | undefined {
  const hook = find(document, NUMBER, element => isShown(element) && clean(textOf(element)) !== undefined)
  if (hook) return clean(textOf(hook))
  const title = invoiceTitle(document)
  return title ? TITLE.exec(textOf(title))?.[1] : undefined
}

/** The invoice form's heading; a heading that names another kind of record is not one. */
export function invoiceTitle(document: Document): Element | null {
  const isInvoice = (element: Element) => isShown(element) && TITLE.test(textOf(element))
  return find(document, FORM_TITLE, isInvoice) ?? find(document, PAGE_TITLE, isInvoice)
}

/**
 * Does an invoice's form lie over the page, whatever the address says? The same invoice can be a page of
 * its own or an overlay over a list (facts §2.3): the form must be there, and its heading or its number
 * must say invoice. The heading "Invoices" of a list is neither.
 */
export function showsInvoice(document: Document): boolean {
  // A list of thousands of rows is walked once.
  if (!document.querySelector(cssOf(FORM, NUMBER))) return false
  const form = find(document, FORM, isShown)
  if (form) {
    const title = find(form, FORM_TITLE, isShown) ?? find(form, PAGE_TITLE, isShown)
    if (title && textOf(title) !== '') return TITLE.test(textOf(title))
  }
  const field = document.querySelector(cssOf(NUMBER))
  return field !== null && isShown(field) && invoiceTitle(document) !== null
}
