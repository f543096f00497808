import type { Hook } from '../hook.ts'

/**
 * Where Sage Intacct's pages say what they show (facts/sage-intacct.md §2). Classic pages have ids by field;
 * the new ones only roles, labels and headings. What no public text shows is `inferred`, and there is another
 * way to the same thing.
 */
const CLASSIC = '§2 classic form ids'
const NEW = '§2 new (React) pages'

/** The invoice's number: an AR invoice's record id, an Order Entry document's number. */
export const NUMBER: Hook = [
  { css: '[id="_obj__RECORDID"]', seen: '2025-06', source: CLASSIC },
  { css: '[id="_obj__DOCNO"]', seen: '2025-06', source: CLASSIC },
  { css: 'input[aria-label="Invoice number"]', seen: '2026-08', source: 'inferred' },
]

/** Headings: "AR Invoice: INV-1038", "Edit Accounts Receivable/Invoices: 2091--INV-1038". */
export const TITLE: Hook = [
  { css: 'h1.page_title', seen: '2026-08', source: 'inferred' },
  { css: 'h1', seen: '2026-08', source: `${NEW}, h1` },
]

/** Whose record it is: an AR invoice names a customer, a bill a vendor, with the same id for its number. */
export const CUSTOMER: Hook = [
  { css: '[id="_obj__CUSTOMERID"],[id="_c_obj__CUSTOMERIDsel"]', seen: '2025-06', source: CLASSIC },
  { css: '[id="_obj__CUSTVENDID"],[id="_c_obj__CUSTVENDIDsel"]', seen: '2025-06', source: CLASSIC },
]
export const VENDOR: Hook = [
  { css: '[id="_obj__VENDORID"],[id="_c_obj__VENDORIDsel"]', seen: '2025-06', source: CLASSIC },
]

/** An invoice is owed, a bill too; an adjustment is not. */
export const DUE_DATE: Hook = [{ css: '[id="_obj__WHENDUE"]', seen: '2025-06', source: CLASSIC }]

/** The transaction definition of an Order Entry document: invoices, orders and returns share the page. */
export const DEFINITION: Hook = [
  { css: '[id="_obj__DOCPARID"],[id="_c_obj__DOCPARIDsel"]', seen: '2025-06', source: CLASSIC },
]

export const TOTAL: Hook = [
  { css: '[id="_obj__TRX_TOTALENTERED"]', seen: '2025-06', source: CLASSIC },
  { css: '[id="_obj__TOTALENTERED"]', seen: '2025-06', source: CLASSIC },
  { css: '.grid_total', seen: '2025-06', source: CLASSIC },
]

/** The rows of a list. */
export const ROW: Hook = [
  { css: '#listcontent tbody tr', seen: '2025-06', source: CLASSIC },
  { css: '[role="grid"] [role="row"]', seen: '2026-08', source: 'inferred' },
]

/** A row, or a cell of one; asked of every change on the page, so kept simple. */
export const ROW_PARTS = '#listcontent tr,[role="row"]'

/** The lines of a form look like rows too: their cells carry the grid's ids. */
export const FORM_LINE = '[id^="_obj__"][id*="_-_obj__"]'

/** The container of classic errors is not public: they are found by their text. */
export const ERROR_REGION: Hook = []

/** In the shell, around the frame: which company and entity the user works in. */
export const COMPANY_LABEL: Hook = [{ css: '#ia-company', seen: '2026-08', source: 'inferred' }]
export const ENTITY_LABEL: Hook = [{ css: '#ia-entity', seen: '2026-08', source: 'inferred' }]
