/**
 * Everything on the pages that a content script can hold on to, and nothing else, in one table. Each line cites
 * where facts/quickbooks-online.md knows it from; a test can leave any one out (`QuickBooksPages.withoutHooks`).
 */
interface HookLine {
  cite: string
  attributes?: Record<string, string>
  /** Stable part of a hashed class name; the hash follows per deploy. */
  hashedClass?: string
  className?: string
}

const REACT = 'facts §2.3, row React "sales-forms-ui" (2025–26)'
const TABLES = 'facts §2.3, row Tables (2026)'
const CUSTOMER = 'facts §2.3, row Customer page (2026)'
const ERRORS = 'facts §2.4'

const HOOKS = {
  reference_number: { cite: REACT, attributes: { 'data-automation-id': 'reference_number' } },
  reference_number_id: { cite: REACT, attributes: { id: 'sales-forms-ui/reference_number' } },
  reference_number_label: { cite: REACT, attributes: { 'aria-label': 'Invoice number' } },
  readonly_reference_number: {
    cite: REACT,
    attributes: { 'data-automation-id': 'readonly_reference_number' },
  },
  edit_or_preview_form: { cite: REACT, attributes: { id: 'sales-forms-ui/edit_or_preview_form' } },
  email_button: { cite: REACT, attributes: { id: 'sales-forms-ui/email_button' } },
  layout: { cite: REACT, attributes: { 'data-automation-id': 'RethinkLayout' } },
  layout_header: { cite: REACT, attributes: { 'data-automation-id': 'RethinkLayout_header' } },
  form_title: { cite: REACT, hashedClass: 'txp-capability-formTitle' },
  trowser_title: { cite: REACT, hashedClass: 'TrowserHeader-headerTitleText' },
  customer_name: { cite: REACT, attributes: { 'data-automation-id': 'customer_name' } },
  customer_input: { cite: REACT, attributes: { 'aria-label': 'Customer' } },
  quickfill: { cite: REACT, attributes: { 'data-cy': 'quickfill-contact' } },
  txn_date: { cite: REACT, attributes: { 'data-testid': 'txn_date' } },
  balance_amount: { cite: REACT, attributes: { id: 'balanceAmount' } },
  total: { cite: REACT, attributes: { 'data-automation-id': 'total' } },
  balance_due: { cite: REACT, attributes: { 'data-automation-id': 'balance_due' } },
  amount_due: { cite: REACT, attributes: { 'data-automation-id': 'amount_due' } },
  status: { cite: REACT, attributes: { 'data-automation-id': 'status' } },
  table_body: { cite: REACT, attributes: { 'data-smart-table-body': 'true' } },
  save_menu: { cite: REACT, attributes: { 'data-testid': 'txp-save-button' } },
  save_button: { cite: REACT, attributes: { 'data-testid': 'save_button' } },
  stage_name: { cite: CUSTOMER, attributes: { 'data-testid': 'stageData-name' } },
  stage_name_class: { cite: CUSTOMER, hashedClass: 'StageDataV2__Name-' },
  virtual_table: { cite: TABLES, className: 'ids-table__virtualized-container' },
  table_cell: { cite: TABLES, className: 'idsTable__cell' },
  link_action: { cite: TABLES, className: 'idsLinkActionButton' },
  error_role: { cite: `${ERRORS}, modern: [role="alert"]`, attributes: { role: 'alert' } },
  error_banner: { cite: `${ERRORS}, modern: .idsTSBanner`, className: 'idsTSBanner' },
  error_testid: {
    cite: `${ERRORS}, modern: [data-testid*="error"]`,
    attributes: { 'data-testid': 'save-error-banner' },
  },
  error_legacy: { cite: `${ERRORS}, legacy banner`, className: 'alert-view alert-error errorMessage' },
  error_title: {
    cite: `${ERRORS}, legacy title node`,
    attributes: { 'data-dojo-attach-point': 'titleNode' },
  },
  error_text: {
    cite: `${ERRORS}, legacy text node`,
    attributes: { 'data-automation-id': 'ac_save_error_text' },
  },
} satisfies Record<string, HookLine>

export type HookName = keyof typeof HOOKS

let without = new Set<string>()
let build = ''

/** Told once by the session, before anything is drawn. */
export function setUpHooks(session: { withoutHooks: string[]; build: string }): void {
  without = new Set(session.withoutHooks)
  build = session.build
}

/** `line 3`: facts §2.3, React row, `tr[data-automation-id^="line "]`. */
export const lineHook = (number: number): Record<string, string> =>
  without.has('form_line') ? {} : { 'data-automation-id': `line ${number}` }

/** Attributes for an element that carries these hooks, together with classes of its own. */
export function hooks(names: HookName[], ownClass = ''): Record<string, string> {
  const classes = [ownClass]
  const attributes: Record<string, string> = {}
  for (const name of names) {
    if (without.has(name)) continue
    const line: HookLine = HOOKS[name]
    Object.assign(attributes, line.attributes)
    if (line.className) classes.push(line.className)
    if (line.hashedClass)
      classes.push(`${line.hashedClass}${line.hashedClass.endsWith('-') ? '' : '-'}${build}`)
  }
  const className = classes.filter(Boolean).join(' ')
  return className ? { ...attributes, class: className } : attributes
}
