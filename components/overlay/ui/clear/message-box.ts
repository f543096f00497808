/** So many parents are asked. */
const MOST = 4
/** In areas of the message: what is larger is the form, or the page. */
const LARGEST = 4

/** What the user sees as the message: with the box that the page draws around its text, if it is a small one. */
export function messageBox(message: Element): Element {
  const limit = LARGEST * areaOf(message)
  let each: Element | null = message
  for (let n = 0; each && n <= MOST; n += 1) {
    if (areaOf(each) > limit) break
    if (isDrawn(each)) return each
    each = each.parentElement
  }
  return message
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect()
  return width * height
}

/** As browsers write a colour that lets everything through. */
const CLEAR = /^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/
const SIDES = ['top', 'right', 'bottom', 'left']

/** By a border or a background. */
function isDrawn(element: Element): boolean {
  const style = getComputedStyle(element)
  const background = style.backgroundColor
  if (background && !CLEAR.test(background)) return true
  return SIDES.some(side => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0)
}
