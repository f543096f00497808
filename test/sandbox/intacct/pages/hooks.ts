/**
 * Everything on the pages that a content script can hold on to, and nothing else, in one table. Each line cites
 * where facts/sage-intacct.md knows it from, or says that it is inferred; a test can leave any one out
 * (`IntacctPages.withoutHooks`). A `*` in an id stands for the field.
 */
interface HookLine {
  cite: string
  attributes: Record<string, string>
}

const SHELL = 'facts §2, shell hooks (2021–26)'
const CLASSIC = 'facts §2, classic form ids (2018–2025)'
const NEW = 'facts §2, new (React) pages (2026)'
const SIGN_IN = 'facts §2, sign-in (2018–2025)'
const INFERRED = 'inferred: no public text shows it'

const HOOKS = {
  iamain: {
    cite: 'facts §2, all application content in iframe#iamain',
    attributes: { id: 'iamain', name: 'iamain' },
  },
  apps_menu: { cite: SHELL, attributes: { id: 'siaappsmenu' } },
  menu: { cite: SHELL, attributes: { class: 'qx-siamenu-main' } },
  menu_item: { cite: SHELL, attributes: { class: 'qx-menu-item' } },
  favorites: { cite: SHELL, attributes: { id: 'favorites-menu' } },
  company_label: { cite: INFERRED, attributes: { id: 'ia-company' } },
  entity_label: { cite: INFERRED, attributes: { id: 'ia-entity' } },
  field: { cite: `${CLASSIC}: #_obj__FIELD`, attributes: { id: '_obj__*' } },
  label: { cite: `${CLASSIC}: span__obj__X`, attributes: { id: 'span__obj__*' } },
  dropdown: { cite: `${CLASSIC}: _c_obj__Xsel`, attributes: { id: '_c_obj__*sel' } },
  grid_footer: {
    cite: `${CLASSIC}: #tfooter__obj__PAYABLES .grid_total`,
    attributes: { id: 'tfooter__obj__*' },
  },
  grid_total: { cite: `${CLASSIC}: .grid_total`, attributes: { class: 'grid_total' } },
  save: { cite: `${CLASSIC}: #savebuttid`, attributes: { id: 'savebuttid' } },
  save_continue: { cite: `${CLASSIC}: #saveandcontbuttid`, attributes: { id: 'saveandcontbuttid' } },
  split: { cite: `${CLASSIC}: #splitBtn`, attributes: { id: 'splitBtn' } },
  pay_now: { cite: `${CLASSIC}: #paynowid`, attributes: { id: 'paynowid' } },
  list: { cite: `${CLASSIC}: #listcontent tbody tr`, attributes: { id: 'listcontent' } },
  title: { cite: INFERRED, attributes: { class: 'page_title' } },
  sign_in_button: { cite: SIGN_IN, attributes: { id: 'retbutton' } },
  toast_alert: { cite: `${NEW}: [role="alert"] toasts`, attributes: { role: 'alert' } },
  toast_status: { cite: `${NEW}: [role="status"] toasts`, attributes: { role: 'status' } },
  dialog: { cite: `${NEW}: [role="dialog"]`, attributes: { role: 'dialog' } },
  invalid: { cite: `${NEW}: [aria-invalid="true"]`, attributes: { 'aria-invalid': 'true' } },
  new_save: { cite: `${NEW}: [aria-label="Save"]`, attributes: { 'aria-label': 'Save' } },
  new_create: { cite: `${NEW}: [aria-label="Create"]`, attributes: { 'aria-label': 'Create' } },
  new_more: { cite: `${NEW}: [aria-label="More actions"]`, attributes: { 'aria-label': 'More actions' } },
  /** The element stays; its name does not, see `heading`. */
  new_heading: { cite: `${NEW}: h1 "Create …" / "Edit <path>: id--name"`, attributes: {} },
} satisfies Record<string, HookLine>

export type HookName = keyof typeof HOOKS
export const HOOK_NAMES = Object.keys(HOOKS) as HookName[]

/** Writes the attributes of a hook, or none where a test left it out. */
export class Hooks {
  readonly #without: ReadonlySet<string>

  constructor(without: ReadonlySet<string>) {
    this.#without = without
  }

  has(name: HookName): boolean {
    return !this.#without.has(name)
  }

  attributes(name: HookName, field = ''): Record<string, string> {
    if (!this.has(name)) return {}
    const line: HookLine = HOOKS[name]
    return Object.fromEntries(
      Object.entries(line.attributes).map(([key, value]) => [key, value.replace('*', field)]),
    )
  }
}
