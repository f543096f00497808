import baseStyle from './style/base.css?inline'

export type DrawnKind = 'chip' | 'badge' | 'fix'

/** One element on the page that holds something of ours in a shadow root of its own. */
export interface Host {
  element: HTMLElement
  root: ShadowRoot
  /** After an element of the page; the same place twice moves nothing. False once the page has won. */
  placeAfter(anchor: Element): boolean
  /** As the last child. False once the page has won. */
  placeIn(parent: Node): boolean
  /** A new page: whatever the old one removed counts no more. */
  forgive(): void
  remove(): void
}

/** A page that takes us away so often within so many milliseconds does not want us; fighting it would freeze both. */
const PATIENCE = 5
const PATIENCE_FOR = 10_000

/** Composed events that would tell the page's handlers of clicks and typing inside us. */
const EVENTS =
  'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend keydown keypress keyup beforeinput input focusin focusout copy cut paste wheel dragstart'.split(
    ' ',
  )

/**
 * The style goes in as text assigned to its element: Firefox then applies our policy and not the page's
 * (bugzilla 1706787); Chromium always does.
 */
export function createHost(kind: DrawnKind, document: Document, style = ''): Host {
  const element = document.createElement(`ar-companion-${kind}`)
  const root = element.attachShadow({ mode: __SHADOW_MODE__ })
  const sheet = document.createElement('style')
  sheet.textContent = ''
  sheet.textContent = baseStyle + style
  root.append(sheet)
  for (const type of EVENTS) {
    element.addEventListener(type, event => event.stopPropagation(), { passive: true })
  }
  let placed = false
  let lost: number[] = []
  const place = (isThere: boolean, insert: () => void): boolean => {
    if (isThere) return true
    if (placed && !element.isConnected) {
      const now = performance.now()
      lost = [...lost.filter(at => now - at < PATIENCE_FOR), now]
    }
    if (lost.length > PATIENCE) return false
    insert()
    placed = true
    return true
  }
  return {
    element,
    root,
    placeAfter: anchor =>
      place(element.isConnected && element.parentNode === anchor.parentNode, () => anchor.after(element)),
    placeIn: parent =>
      place(element.isConnected && element.parentNode === parent, () => parent.appendChild(element)),
    forgive() {
      lost = []
    },
    remove() {
      placed = false
      element.remove()
    },
  }
}

/** What an earlier script of ours left behind, before an update of the extension. */
export function removeLeftovers(document: Document): void {
  for (const kind of ['chip', 'badge', 'fix'] satisfies DrawnKind[]) {
    for (const element of document.querySelectorAll(`ar-companion-${kind}`)) element.remove()
  }
}
