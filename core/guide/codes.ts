import type { CatalogueEntry } from './catalogue-entry.ts'
import type { Words } from './normalise.ts'
import { hashes } from './phrase.ts'

const set = (text: string): ReadonlySet<number> => new Set(hashes(text))

const CODE = set('code errorcode faultcode codes')
const ERROR = set('error exception fault err qbo quickbooks errno errorno')
/** `item code 6000`, `account code 5010`: a code of something else. */
const OTHER = set(
  'item account tax product promo gl postal zip area class sku department country coupon project location verification security access discount bar job cost',
)
const ABOUT_ERRORS = set(
  'error errors fault validation validationfault failed failure exception message detail rejected element quickbooks qbo intuit sync couldn unable bad',
)
const VENDOR = set('fault intuit quickbooks qbo validation validationfault')

/**
 * Is the number at word `at` an error code? A bare number counts only right after a word that says so:
 * `error 6140`, `"code":"6140"`, `errorCode=6140`. Numbers that are also years, HTTP statuses or
 * chart-of-accounts numbers need more around them.
 */
export function isErrorCode(text: string, words: Words, at: number, digits: string): boolean {
  const { hash } = words
  const previous = hash[at - 1] as number
  const before = at > 1 ? (hash[at - 2] as number) : 0
  if (at === 0 || !endsNumber(text, words, at)) return false
  const named = CODE.has(previous)
  if (!named && !ERROR.has(previous)) return false
  if (named && OTHER.has(before)) return false
  if (digits.length < 4) return named && near(words, at, VENDOR)
  if (/^(?:19|20)/.test(digits)) return named && near(words, at, ABOUT_ERRORS)
  return !named || ERROR.has(before) || near(words, at, ABOUT_ERRORS)
}

/** `6140-22` or `6140.50` is not the code 6140. */
function endsNumber(text: string, words: Words, at: number): boolean {
  return !/^[-.,/]\d/.test(text.slice(words.end[at], (words.end[at] as number) + 2))
}

function near(words: Words, at: number, wanted: ReadonlySet<number>): boolean {
  const last = Math.min(words.count, at + 25)
  for (let i = Math.max(0, at - 25); i < last; i++) {
    if (i !== at - 1 && wanted.has(words.hash[i] as number)) return true
  }
  return false
}

/** `gw-0010`, `003001` and `3001` in one form, to compare a hint with the catalogue. */
export function sameForm(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** QuickBooks' 2020 and 2500 are one code for several errors: the element says which. */
export function refineByElement(id: string, code: string, element: string | undefined): string {
  if (!element) return id
  const last = element.split(/[./]/).pop()?.toLowerCase() ?? ''
  if (code === '2020') {
    if (last.startsWith('customerref') || last === 'customer') return 'customer-ref-required'
    if (last === 'line' || last === 'lines') return 'line-items-required'
  }
  if (code === '2500' && last && last !== 'itemref') return 'reference-not-found'
  return id
}

export function codesOf(entries: readonly CatalogueEntry[]): Map<string, number> {
  const byCode = new Map<string, number>()
  entries.forEach((entry, index) => {
    for (const code of entry.codes ?? []) byCode.set(sameForm(code), index)
  })
  return byCode
}
