import type { Hook } from '../hook.ts'

/**
 * Where QuickBooks Online's pages say what they show. Nothing official documents them; each line is from
 * facts/quickbooks-online.md, §2.3 or §2.4, as other people's scripts found it. Class names that end in a
 * hash change with every release: only their stable part is matched. A new design gets a new line on top.
 */
const REACT = '§2.3 React sales-forms-ui'
const LEGACY = '§2.3 legacy dojo'
const TABLES = '§2.3 tables'

/** The invoice's number: a field while it can be edited, text when not. */
export const NUMBER: Hook = [
  { css: '[data-automation-id="reference_number"]', seen: '2026-02', source: REACT },
  { css: '[id="sales-forms-ui/reference_number"]', seen: '2026-02', source: REACT },
  { css: '[data-automation-id="readonly_reference_number"]', seen: '2026-02', source: REACT },
  { css: '[aria-label="Invoice number"]', seen: '2026-02', source: REACT },
  { css: '[data-automation-id="input-ref-number-sales"]', seen: '2024-01', source: LEGACY },
  { css: '[data-qbo-bind="text: referenceNumber"]', seen: '2024-01', source: LEGACY },
]

/** The heading of a form: "Invoice #1043". */
export const FORM_TITLE: Hook = [
  { css: '[class*="txp-capability-formTitle"]', seen: '2026-02', source: REACT },
  { css: '[class*="TrowserHeader-headerTitleText"]', seen: '2026-02', source: REACT },
  {
    css: '[data-automation-id="RethinkLayout_header"] :is(h1,h2,[role="heading"])',
    seen: '2026-02',
    source: REACT,
  },
  { css: '.trowser-view :is(h1,h2,[role="heading"])', seen: '2024-01', source: LEGACY },
]

/** A form that fills the page or lies over it. */
export const FORM: Hook = [
  { css: '[data-automation-id="RethinkLayout"]', seen: '2026-02', source: REACT },
  { css: '[id="sales-forms-ui/edit_or_preview_form"]', seen: '2026-02', source: REACT },
  { css: '.trowser-view', seen: '2024-01', source: LEGACY },
]

export const CUSTOMER_NAME: Hook = [
  { css: '[data-testid="stageData-name"]', seen: '2026-02', source: '§2.3 customer page' },
  { css: '[class*="StageDataV2__Name-"]', seen: '2026-02', source: '§2.3 customer page' },
]

/** Any page's own heading, where the site's hooks are gone. Inferred: an accessible page has one. */
export const PAGE_TITLE: Hook = [
  { css: ':is(main,[role="main"]) h1', seen: '2026-02', source: 'inferred' },
  { css: 'h1', seen: '2026-02', source: 'inferred' },
  { css: '[role="heading"][aria-level="1"]', seen: '2026-02', source: 'inferred' },
  { css: ':is(main,[role="main"]) h2', seen: '2026-02', source: 'inferred' },
]

/** The rows of a list. The 2026 tables are virtualised: only what is on the screen is there. */
export const ROW: Hook = [
  { css: '.ids-table__virtualized-container [role="row"]', seen: '2026-02', source: TABLES },
  { css: '.ids-table__virtualized-container tr', seen: '2026-02', source: TABLES },
  { css: '[data-sale-status]', seen: '2024-01', source: '§2.3 invoice list, older' },
  { css: '.dgrid-row', seen: '2024-01', source: LEGACY },
  { css: ':is([role="grid"],[role="table"]) [role="row"]', seen: '2026-02', source: 'inferred' },
  { css: 'table tr', seen: '2026-02', source: 'inferred' },
]

/** A cell, where the row itself carries no hook: its parent is the row. */
export const CELL: Hook = [{ css: '.idsTable__cell', seen: '2026-02', source: TABLES }]

/** Every row and cell by itself, whatever table it stands in: asked of each change on the page, so kept simple. */
export const ROW_PARTS = 'tr,[role="row"],[data-sale-status],.dgrid-row,.idsTable__cell'

/** The lines of the invoice's own form look like a table too. */
export const FORM_LINE: Hook = [
  { css: 'tr[data-automation-id^="line "]', seen: '2026-02', source: REACT },
  { css: 'tbody[data-smart-table-body="true"]', seen: '2026-02', source: REACT },
]

/** Banners and toasts that carry no role (facts §2.4; the modern ones have one). */
export const ERROR_REGION: Hook = [
  { css: '.idsTSBanner', seen: '2026-02', source: '§2.4 modern' },
  { css: '[data-testid*="error"]', seen: '2026-02', source: '§2.4 modern' },
  { css: '.alert-view.alert-error', seen: '2020-01', source: '§2.4 legacy' },
  { css: '.errorMessage', seen: '2020-01', source: '§2.4 legacy' },
  { css: '[data-automation-id="ac_save_error_text"]', seen: '2020-01', source: '§2.4 legacy' },
  { css: '[data-automation-id="ac_product_error"] .alert', seen: '2020-01', source: '§2.4 legacy' },
  { css: '.wwsui-error-title', seen: '2020-01', source: '§2.4 legacy' },
]
