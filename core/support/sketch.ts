import { maskName, shapeOf } from './mask.ts'

/** A page of thousands of rows says no more than its first ones. */
const MOST_ELEMENTS = 1200
const MOST_ALIKE = 3
const DEEPEST = 60
/** Never drawn: they hold programs, or what a person typed. */
const LEFT_OUT = /^(script|style|noscript|template|svg|path|link|meta|head|canvas|video|audio|object|embed)$/
/** What an adapter can hold on to. Their values are masked word by word. */
const NAMES = [
  'id',
  'class',
  'name',
  'data-testid',
  'data-automation-id',
  'data-qa',
  'data-cy',
  'aria-live',
  'type',
]

/**
 * The skeleton of a page on which the companion found nothing to hold on to: elements, their roles and the
 * names that programs gave them, each text by its length only. No value, no address of a link, no text.
 */
export function sketchPage(document: Document, location: { host: string; pathname: string }): string {
  const lines = [`page ${hostOf(location.host)}${pathOf(location.pathname)}`]
  const stack: { element: Element; depth: number }[] = []
  let count = 0
  const body = document.body as Element | null
  if (body) stack.push({ element: body, depth: 0 })
  while (stack.length > 0 && count < MOST_ELEMENTS) {
    const { element, depth } = stack.pop() as { element: Element; depth: number }
    count += 1
    const indent = '  '.repeat(Math.min(depth, 30))
    lines.push(`${indent}${describe(element)}`)
    if (depth >= DEEPEST) continue
    const { shown, alike } = children(element)
    if (alike > 0) lines.push(`${indent}  (${alike} more alike)`)
    for (const child of shown.reverse()) stack.push({ element: child, depth: depth + 1 })
  }
  if (stack.length > 0) lines.push('(cut here)')
  return lines.join('\n')
}

/** Of a run of brothers that look the same, the first few. */
function children(element: Element): { shown: Element[]; alike: number } {
  const seen = new Map<string, number>()
  const shown: Element[] = []
  let alike = 0
  for (const child of element.children) {
    if (LEFT_OUT.test(child.localName)) continue
    const look = describe(child, false)
    const times = (seen.get(look) ?? 0) + 1
    seen.set(look, times)
    if (times <= MOST_ALIKE) shown.push(child)
    else alike += 1
  }
  return { shown, alike }
}

function describe(element: Element, withText = true): string {
  const tag = /^[a-z][a-z0-9]*$/.test(element.localName) ? element.localName : maskName(element.localName)
  const role = element.getAttribute('role')
  const names = NAMES.flatMap(name => {
    const value = element.getAttribute(name)
    return value ? [`${name}="${value.split(/\s+/).slice(0, 8).map(maskName).join(' ')}"`] : []
  })
  const hidden =
    element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true' ? ' hidden' : ''
  const own = withText ? ownText(element) : ''
  return `<${tag}${role ? ` role="${maskName(role)}"` : ''}${names.map(each => ` ${each}`).join('')}${hidden}>${own}`
}

function ownText(element: Element): string {
  let text = ''
  for (const node of element.childNodes) if (node.nodeType === 3) text += (node as Text).data
  return text.trim() ? ` ${shapeOf(text)}` : ''
}

/** The accounting systems' own hosts are no secret; of another, the user switched nothing on by copying. */
const hostOf = (host: string): string =>
  /(^|\.)(qbo\.intuit|intacct)\.com$/.test(host)
    ? host.split('.').slice(-3).map(maskHostPart).join('.')
    : 'another site'
const maskHostPart = (part: string): string =>
  /^(qbo|intuit|intacct|com|www|app)$/.test(part) ? part : maskName(part)

const pathOf = (path: string): string =>
  path
    .split('/')
    .slice(0, 8)
    .map(part => (part ? maskName(part) : ''))
    .join('/')
