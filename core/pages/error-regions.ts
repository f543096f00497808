import { isInline, isInSilence, isSilent, readText, type TextMap } from './text-map.ts'

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

const DIALOG = '[role="dialog"],[role="alertdialog"],dialog'
/** Where every site announces something (design §7). */
const LIVE = `[role="alert"],[role="status"],[aria-live="polite"],[aria-live="assertive"],${DIALOG}`
/** The rows of a list hold records, not messages; an alert inside a row is a message all the same. */
const ALERT = '[role="alert"]'
const ROWS = 'tr,[role="row"],[role="option"],[role="menuitem"],.dgrid-row'
/** A dialog can hold a whole form: beyond this its parts are read one by one. */
const REGION_LIMIT = 4000
/** Such dialogs, so that a change inside one is not a reason to read all of it again. */
const large = new WeakSet<Element>()
const BLOCK_LIMIT = 1500
const BLOCK_LEAST = 12

/** `extra` is the site's own list of places for errors (`PageAdapter.errorRegions`). */
export const regionCss = (extra: string): string => (extra ? `${LIVE},${extra}` : LIVE)

/**
 * What a change of an element may tell, a piece at a time so that a large page can be looked at in slices:
 * undefined means nothing yet, go on. `came`: the element is new, so all that is in it is; else only its own
 * text or state changed. `inRow`: it stands in a row of a list, where that is known.
 */
export function* candidatesAt(
  element: Element,
  css: string,
  came: boolean,
  inRow = element.closest(ROWS) !== null,
): Generator<Candidate | undefined, void> {
  if (!element.isConnected) return
  // A row of thousands must cost nothing: only an alert inside it is of interest.
  const wanted = inRow ? ALERT : css
  const region = regionAround(element, wanted)
  const around = region && !large.has(region) ? region : null
  if (around) yield* readRegion(around, css)
  else if (!inRow && !came) yield* readBlock(blockOf(element), css)
  if (!came) return
  for (const inner of element.querySelectorAll(wanted)) {
    const own = inner !== around && regionAround(inner, wanted) === inner
    if (own && (inRow || !isInRow(inner))) yield* readRegion(inner, css)
  }
  if (!around && !inRow) yield* readBlocks(element, css)
}

/**
 * The region that an element stands in. A site's own place for errors inside an alert is a part of it, so
 * that heading and sentence are read together; inside a dialog it is a region of its own.
 */
function regionAround(element: Element, css: string): Element | null {
  let region = element.closest(css)
  while (region && !region.matches(LIVE)) {
    const outer: Element | null = region.parentElement?.closest(css) ?? null
    if (!outer || outer.matches(DIALOG) || large.has(outer)) break
    region = outer
  }
  return region
}

const isInRow = (region: Element): boolean => !region.matches(ALERT) && region.closest(ROWS) !== null

/** The text of a region, without the regions inside it, which speak for themselves. */
function* readRegion(region: Element, css: string): Generator<Candidate | undefined, void> {
  if (isInSilence(region)) return
  const others = region.matches(DIALOG) ? `${ROWS},${css}` : `${ROWS},${LIVE}`
  const map = readText(region, REGION_LIMIT, element => element.matches(others))
  if (map.text.length < REGION_LIMIT) yield { ...map, region, marked: true }
  else {
    large.add(region)
    yield* readBlocks(region, css)
  }
}

/**
 * The short text blocks below an element that stand in no region. List rows, inputs, links by themselves
 * and our own nodes are left out.
 */
function* readBlocks(root: Element, css: string): Generator<Candidate | undefined, void> {
  const skip = (node: Node) =>
    node.nodeType === Node.ELEMENT_NODE &&
    (isSilent(node as Element) || (node as Element).matches(`${ROWS},${css}`))
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    node => (skip(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  )
  let last: Element | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    yield undefined
    if (node.nodeType !== Node.TEXT_NODE || (node as Text).data.trim().length < BLOCK_LEAST) continue
    const block = blockOf(node.parentElement ?? root)
    if (block !== last) yield* readBlock(block, css)
    last = block
  }
}

function* readBlock(block: Element, css: string): Generator<Candidate | undefined, void> {
  if (isOnlyLink(block) || isInSilence(block)) return
  const map = readText(block, BLOCK_LIMIT, element => element.matches(`${ROWS},${css}`))
  if (map.text.length < BLOCK_LIMIT) yield { ...map, region: block, marked: false }
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
