import { isInline, isSilent, readText, type TextMap } from './text-map.ts'
import { isOurs } from './watch.ts'

/** A text of the page that may tell of an error. */
export interface Candidate extends TextMap {
  /** The alert, status, dialog or toast; for text without such a role the block itself. */
  region: Element
  /**
   * A region announces itself, so a fragment or a code in it counts. Of plain text only a whole documented
   * sentence does.
   */
  marked: boolean
}

/** Where every site announces something (design §7). */
const LIVE =
  '[role="alert"],[role="status"],[role="dialog"],[role="alertdialog"],[aria-live="polite"],[aria-live="assertive"],dialog'
/** The rows of a list hold records, not messages; an alert inside a row is a message all the same. */
const ROWS = 'tr,[role="row"],[role="option"],[role="menuitem"],.dgrid-row'
/** A dialog can hold a whole form: beyond this its parts are read one by one. */
const REGION_LIMIT = 4000
const BLOCK_LIMIT = 1500
const BLOCK_LEAST = 12

/** `extra` is the site's own list of places for errors (`PageAdapter.errorRegions`). */
export const regionCss = (extra: string): string => (extra ? `${LIVE},${extra}` : LIVE)

/** The regions that a change of the element concerns: the one it stands in, and those inside it. */
export function regionsOf(element: Element, css: string, limit: number): Element[] {
  const around = element.closest(css)
  const regions: Element[] = around ? [around] : []
  for (const inner of element.querySelectorAll(css)) {
    if (regions.length >= limit) break
    if (inner !== around) regions.push(inner)
  }
  return regions.filter(region => !isOurs(region) && !isInRow(region))
}

const isInRow = (region: Element): boolean =>
  region.getAttribute('role') !== 'alert' && region.closest(ROWS) !== null

/** The text of a region, without the regions inside it, which speak for themselves. */
export function readRegion(region: Element, css: string): Candidate[] {
  const nested = (element: Element) => element.matches(css) || element.matches(ROWS)
  const map = readText(region, REGION_LIMIT, nested)
  if (map.text.length < REGION_LIMIT) return map.text.trim() ? [{ ...map, region, marked: true }] : []
  return readBlocks(region, css, 400)
}

/**
 * The short text blocks below an element that stand in no region: at most `limit` text nodes are looked
 * at. List rows, inputs, links by themselves and our own nodes are left out.
 */
export function readBlocks(root: Element, css: string, limit: number): Candidate[] {
  if (root.closest(ROWS)) return []
  const blocks = new Set<Element>()
  const skip = (element: Element) =>
    isSilent(element) || element.matches(ROWS) || (element !== root && element.matches(css))
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    node =>
      node.nodeType === Node.ELEMENT_NODE && skip(node as Element)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  )
  for (let seen = 0; seen < limit; ) {
    const node = walker.nextNode()
    if (!node) break
    if (node.nodeType !== Node.TEXT_NODE) continue
    seen += 1
    if ((node as Text).data.trim().length >= BLOCK_LEAST) blocks.add(blockOf(node.parentElement ?? root))
  }
  const candidates: Candidate[] = []
  for (const block of blocks) {
    if (isOnlyLink(block)) continue
    const map = readText(block, BLOCK_LIMIT, skip)
    if (map.text.length < BLOCK_LIMIT) candidates.push({ ...map, region: block, marked: false })
  }
  return candidates
}

function blockOf(element: Element): Element {
  let block = element
  while (isInline(block) && block.parentElement) block = block.parentElement
  return block
}

/** A link or a button names a thing; it is not the thing. */
const isOnlyLink = (block: Element): boolean => {
  if (block.closest('a,button,[role="button"],[role="link"]')) return true
  const link = block.querySelector('a,button')
  return link !== null && link.textContent?.trim() === block.textContent?.trim()
}

const HELP_TAG =
  'article,aside,nav,footer,[role="article"],[role="complementary"],[role="navigation"],[role="contentinfo"],[role="tooltip"]'
const NAMES = ['id', 'class', 'data-testid', 'data-automation-id']
/** "help-panel", "contextualHelp" – not "helper-text", which is where forms put their errors. */
const namesHelp = (name: string): boolean =>
  name.split(/[^a-zA-Z]+|(?=[A-Z][a-z])/).some(word => word.toLowerCase() === 'help')

/** Does the text stand in something that explains rather than announces? Looked at only after a match. */
export function isHelp(element: Element): boolean {
  if (element.closest('[role="alert"]')) return false
  if (element.closest(HELP_TAG)) return true
  for (let place: Element | null = element; place; place = place.parentElement) {
    const current = place
    if (/^help\b/i.test(current.getAttribute('aria-label') ?? '')) return true
    if (NAMES.some(name => namesHelp(current.getAttribute(name) ?? ''))) return true
  }
  return false
}

/** On the screen, as far as styles tell; a toast that is still fading in counts. */
export function isVisible(element: Element): boolean {
  if (!element.isConnected) return false
  if (element.closest('[hidden],[aria-hidden="true"]')) return false
  // Absent in the test environment only.
  return element.checkVisibility?.({ visibilityProperty: true, contentVisibilityAuto: true }) ?? true
}
