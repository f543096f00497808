/** One way to find a thing on a page, as data: a site that changes its pages changes a row of a table. */
interface Alternative {
  css: string
  /** Year and month it was last known to be there. */
  seen: string
  /** Where that is known from: a line of the facts, or `inferred`. */
  source: string
}

/** Alternatives of one thing, the most trusted first. */
export type Hook = readonly Alternative[]

/** All alternatives as one selector: the page is walked once, however many there are. */
export const cssOf = (...hooks: Hook[]): string => hooks.flatMap(hook => hook.map(each => each.css)).join(',')

/**
 * The element that the first working alternative names; `accept` turns down one that is there but says
 * nothing. Null when none does.
 */
export function find(
  root: ParentNode,
  hook: Hook,
  accept: (element: Element) => boolean = () => true,
): Element | null {
  const found = root.querySelectorAll(cssOf(hook))
  if (found.length === 0) return null
  for (const { css } of hook) {
    for (const element of found) if (element.matches(css) && accept(element)) return element
  }
  return null
}

/** What the page hides is not what it shows: the form behind an overlay, the template of a row. */
export const isShown = (element: Element): boolean =>
  !element.closest('[hidden],[aria-hidden="true"],[inert],template')

const LONGEST = 100

/** The text of an element as a person reads it, in one line; of a field, what stands in it. */
export function textOf(element: Element): string {
  const raw = /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)
    ? (element as HTMLInputElement).value || element.getAttribute('value') || ''
    : (element.textContent ?? '')
  return raw
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}
