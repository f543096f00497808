import { html, raw } from 'hono/html'
import type { HookName, Hooks } from './hooks.ts'

export type Markup = ReturnType<typeof html>

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, found => ESCAPES[found] ?? found)

/** Attributes of one or several hooks, with classes of the sandbox's own look. */
export function attributes(hooks: Hooks, names: HookName[], field = '', look = '') {
  const all: Record<string, string> = {}
  const classes = look ? [look] : []
  for (const name of names) {
    const { class: className, ...rest } = hooks.attributes(name, field)
    Object.assign(all, rest)
    if (className) classes.push(className)
  }
  if (classes.length > 0) all.class = classes.join(' ')
  return raw(
    Object.entries(all)
      .map(([name, value]) => ` ${name}="${escaped(value)}"`)
      .join(''),
  )
}

/** Text that a script of the page reads; it cannot end the element it stands in. */
export const scriptData = (value: unknown) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'))

export const none = html``
