import type { Obstacle } from './clear-spot.ts'

const FIELDS = 'input,select,textarea,[contenteditable="true"],[role="textbox"],[role="combobox"]'
const BUTTONS = 'button,a[href],[role="button"]'
/** A page of thousands of rows is not measured to its end. */
const MOST = 600

/** What an error is about outweighs all the rest of a form; where the user types, even that. */
const ABOUT = 50
const FOCUSED = 200

/** By what its label or name says, the field that the fix of each documented error changes. */
const NUMBER = /\b(number|no)\b|#/i
const DATE = /\bdate\b/i
const CUSTOMER = /\bcustomer\b/i
const LINE = /\b(product|service|item|location|amount|rate|price|quantity|qty)\b/i
const FIELD_OF: Record<string, RegExp> = {
  'empty-location': LINE,
  'item-not-found': LINE,
  'line-items-required': LINE,
  'invalid-object-id': CUSTOMER,
  'customer-ref-required': CUSTOMER,
  'invalid-reference-item': LINE,
  'duplicate-document-number': NUMBER,
  'account-period-closed': DATE,
  'document-number-missing': NUMBER,
  'date-invalid': DATE,
}

/**
 * The fields and buttons in view, each with what it is worth not to cover. `errors`: ids of guide entries.
 * Those that lie within the message or the card, or are hidden, do not count.
 */
export function formFields(
  root: ParentNode,
  errors: readonly string[],
  message: Element,
  focused: Element | null,
): Obstacle[] {
  const about = errors.flatMap(id => FIELD_OF[id] ?? [])
  const found: Obstacle[] = []
  let looked = 0
  for (const element of root.querySelectorAll<HTMLElement>(`${FIELDS},${BUTTONS}`)) {
    looked += 1
    if (looked > MOST) break
    if (message.contains(element)) continue
    const { left, top, right, bottom } = element.getBoundingClientRect()
    if (right <= left || bottom <= top || bottom < 0 || right < 0 || top > innerHeight || left > innerWidth)
      continue
    const weight = element === focused ? FOCUSED : weightOf(element, about)
    found.push({ left, top, right, bottom, weight })
  }
  return found
}

function weightOf(element: HTMLElement, about: readonly RegExp[]): number {
  if (!element.matches(FIELDS)) return 1
  if (element.getAttribute('aria-invalid') === 'true') return ABOUT
  if (about.length === 0) return 1
  const name = nameOf(element)
  return about.some(label => label.test(name)) ? ABOUT : 1
}

function nameOf(element: HTMLElement): string {
  const { labels } = element as Partial<HTMLInputElement>
  const texts = [...(labels ?? [])].map(label => (label.textContent ?? '').slice(0, 60))
  const named = ['aria-label', 'name', 'placeholder', 'id'].map(name => element.getAttribute(name) ?? '')
  // docNumber and invoice_date are words too.
  return [...texts, ...named].join(' ').replace(/([a-z])([A-Z])|_/g, '$1 $2')
}
