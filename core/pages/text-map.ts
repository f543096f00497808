import { isOurs } from './watch.ts'

/** The text of a part of the page, with the way back from a place in the text to the element. */
export interface TextMap {
  text: string
  /** The smallest element that holds the whole span (UTF-16 offsets). */
  elementAt(span: readonly [start: number, end: number]): Element
}

const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DFN EM FONT I KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
)
/** What a user typed or chooses from is not what the site says; neither is what is never shown. */
const SKIPPED = new Set(
  'INPUT TEXTAREA SELECT OPTION DATALIST SCRIPT STYLE NOSCRIPT TEMPLATE SVG svg CANVAS IFRAME OBJECT VIDEO AUDIO'.split(
    ' ',
  ),
)

/** No message lies deeper in its region; a page that nests without end must not overthrow us. */
const DEEPEST = 2500

/** The same for something inside: what a user types into, and ourselves. */
const SILENT =
  'input,textarea,select,[contenteditable]:not([contenteditable="false"]),[role="textbox"],ar-companion-chip,ar-companion-badge,ar-companion-fix'
export const isInSilence = (element: Element): boolean => element.closest(SILENT) !== null

/** Can the element and all in it be passed over? Editors count as inputs. */
export const isSilent = (element: Element): boolean =>
  SKIPPED.has(element.tagName) ||
  isOurs(element) ||
  (element.hasAttribute('contenteditable') && element.getAttribute('contenteditable') !== 'false') ||
  element.getAttribute('role') === 'textbox' ||
  element.hasAttribute('hidden')

export const isInline = (element: Element): boolean => INLINE.has(element.tagName)

/**
 * Collects the text below an element, at most `limit` characters of it: inline pieces joined as they
 * stand, blocks on lines of their own. `skip` leaves out further subtrees.
 */
export function readText(
  root: Element,
  limit: number,
  skip: (element: Element) => boolean = () => false,
): TextMap {
  const pieces: { start: number; node: Text }[] = []
  let text = ''
  let gap = ''

  const addText = (node: Text) => {
    const data = node.data
    if (data === '') return
    if (text !== '' && gap !== '') text += gap
    // Words of neighbouring spans that are laid out apart: "…ErrorYou must…" is two sentences.
    else if (/[a-z.:;!?]$/.test(text) && /^[A-Z]/.test(data)) text += ' '
    gap = ''
    pieces.push({ start: text.length, node })
    text += data.slice(0, limit - text.length)
  }
  const walk = (parent: Element, depth: number) => {
    for (const node of parent.childNodes) {
      if (text.length >= limit) return
      if (node.nodeType === Node.TEXT_NODE) addText(node as Text)
      else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element
        if (depth > DEEPEST || isSilent(element) || skip(element)) gap ||= ' '
        else if (isInline(element)) walk(element, depth + 1)
        else {
          gap = '\n'
          if (element.tagName !== 'BR') walk(element, depth + 1)
          gap = '\n'
        }
      }
    }
  }
  walk(root, 0)

  const nodeAt = (offset: number) => pieces.findLast(piece => piece.start <= offset)?.node
  return {
    text,
    elementAt([start, end]) {
      const last = nodeAt(Math.max(start, end - 1))
      let element = nodeAt(start)?.parentElement ?? root
      while (last && element !== root && !element.contains(last)) element = element.parentElement ?? root
      return element
    },
  }
}
