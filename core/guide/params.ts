import type { Param } from './entry.ts'
import type { Hit } from './find.ts'
import { readable } from './normalise.ts'

const LONGEST = 100
const BEFORE_VALUE = ' :="\'“”‘’«»()#\\'
const AFTER_VALUE = ' :="\'“”‘’«»(\\'
const AFTER_ID = `${AFTER_VALUE}.,;)`
const SUFFIX = /\s*\((?:deleted|item name)\)?$/i
/** `XXX`, `x`, `N`, `<id>`, `null`: the place of a value, as help texts and logs write it. */
const PLACEHOLDER = /^(?:[x#_.\-/\s]+|n|null|undefined)$/i

/**
 * The values that the matched wordings name, as a person reads them. Page text is hostile: a value is
 * only ever shown or compared, and is cut at 100 characters.
 */
export function paramsOf(text: string, hits: readonly Hit[]): Partial<Record<Param, string>> {
  const params: Partial<Record<Param, string>> = {}
  for (const hit of hits) {
    for (const [name, start, end] of hit.values) {
      const value = clean(name, readable(text, start, end))
      if (value && !params[name]) params[name] = value
    }
  }
  return params
}

function clean(name: Param, raw: string): string {
  // A full stop belongs to `Acme Inc.`, but not to an id.
  const after = name.endsWith('Name') ? AFTER_VALUE : AFTER_ID
  const bare = trim(trim(raw, after).replace(SUFFIX, ''), after)
  const value = balanced(bare).slice(0, LONGEST).trim()
  return PLACEHOLDER.test(value) ? '' : value
}

function trim(value: string, after: string): string {
  let start = 0
  let end = value.length
  while (start < end && BEFORE_VALUE.includes(value.charAt(start))) start++
  while (end > start && after.includes(value.charAt(end - 1))) end--
  return value.slice(start, end)
}

/** A closing parenthesis goes only when none was opened: `Widget (blue)` keeps its own. */
function balanced(value: string): string {
  return value.endsWith(')') && !value.includes('(') ? value.slice(0, -1) : value
}
