import { cssOf, find, isShown, textOf } from '../hook.ts'
import type { PageAdapter, PageContext } from '../page.ts'
import { isQuickBooks, readAddress } from './address.ts'
import { companyOf } from './company.ts'
import { invoiceNumber, invoiceTitle, showsInvoice } from './form.ts'
import { rowElements, rowReader } from './rows.ts'
import { CUSTOMER_NAME, ERROR_REGION, FORM, FORM_TITLE, NUMBER, PAGE_TITLE, ROW_PARTS } from './selectors.ts'

/** QuickBooks Online (facts/quickbooks-online.md §2). */
export const quickbooks: PageAdapter = {
  id: 'quickbooks',
  system: 'quickbooks',
  owns: isQuickBooks,
  /** The app lives in the top frame; its frames are widgets. */
  drawsIn: frame => frame.top,
  read,
  mountPoint,
  rowElements,
  rowReader,
  rowHooks: ROW_PARTS,
  hooks: cssOf(NUMBER, FORM_TITLE, FORM, CUSTOMER_NAME, PAGE_TITLE),
  errorRegions: cssOf(ERROR_REGION),
}

/** The address first; the page's own words where it does not tell, as for a form that lies over a list. */
function read(url: URL, document: Document): PageContext {
  const company = companyOf(document)
  const { kind, externalId, blank } = readAddress(url)
  const base = { system: 'quickbooks' as const, ...(company ? { company } : {}) }
  const isForm = kind === 'invoice' || kind === 'payment'
  // Before its first save a form may propose a number that is not the record's, or is another's.
  if (isForm && blank) return { ...base, kind }
  if (kind === 'invoice' || (!isForm && showsInvoice(document))) {
    const number = invoiceNumber(document)
    const id = kind === 'invoice' ? externalId : undefined
    return { ...base, kind: 'invoice', ...(id ? { externalId: id } : {}), ...(number ? { number } : {}) }
  }
  return { ...base, kind, ...(externalId ? { externalId } : {}) }
}

function mountPoint(document: Document, context: PageContext): Element | null {
  const heading = (element: Element) => isShown(element) && textOf(element) !== ''
  switch (context.kind) {
    case 'invoice':
      return invoiceTitle(document) ?? find(document, FORM_TITLE, heading)
    case 'payment':
      return find(document, FORM_TITLE, heading) ?? find(document, PAGE_TITLE, heading)
    case 'customer':
      return find(document, CUSTOMER_NAME, heading) ?? find(document, PAGE_TITLE, heading)
    case 'invoice-list':
      return find(document, PAGE_TITLE, heading)
    default:
      return null
  }
}
