import * as z from 'zod/mini'
import { isCalendarDate, toInstant } from '../ledger/dates.ts'
import type { Instant } from '../ledger/records.ts'

/** Shapes that both systems write. Unknown keys pass; null is taken for absent. */

const named = <I, O>(what: string, read: (value: I) => O | undefined) =>
  z.transform((value: I, context: z.core.ParsePayload) => {
    const result = read(value)
    if (result !== undefined) return result
    context.issues.push({ code: 'custom', message: `is no ${what}`, input: value })
    return z.NEVER
  })

const maybe = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What the ledger, and a backup of it, can hold (core/store/backup-rows.ts). */
const LONGEST_ID = 250
const LONGEST_TEXT = 100_000

/** Rows of a page share their days: each is read once. */
const once = (read: (text: string) => string | undefined): ((text: string) => string | undefined) => {
  const known = new Map<string, string>()
  return text => {
    const answer = known.get(text) ?? read(text)
    if (known.size >= MOST_KNOWN) known.clear()
    if (answer !== undefined) known.set(text, answer)
    return answer
  }
}
const MOST_KNOWN = 500

/** Ids are strings of digits; a number is taken as well. */
export const id = z.pipe(
  z.union([z.string(), z.number()]),
  named('id', value => {
    const id = String(value).trim()
    return id.length <= LONGEST_ID && id ? id : undefined
  }),
)

/** Money and numbers as they stand; read with the currency later. */
export const decimal = z.union([z.number(), z.string()])

/** An id in words, as documents have them. */
export const wordId = z.string().check(z.maxLength(LONGEST_ID))
export const word = z.string().check(z.maxLength(LONGEST_TEXT))
export const text = z.nullish(word)

/** Some XML-born dates carry a zone behind the day; the day counts. */
export const date = z.pipe(
  z.string(),
  named(
    'date',
    once(value => {
      const day = /^\d{4}-\d\d-\d\d(?=$|[T+Z-])/.exec(value)?.[0]
      return day && isCalendarDate(day) ? day : undefined
    }),
  ),
)

/** With any offset on the wire, UTC here; undefined where it is none. */
export const instantOf = (value: unknown): Instant | undefined =>
  typeof value === 'string' ? maybe(() => toInstant(value)) : undefined

export const instant = z.pipe(
  z.string(),
  named('instant', (value: string) => instantOf(value)),
)
