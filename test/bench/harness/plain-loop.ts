import { CATALOGUE } from '../../../core/guide/catalogue/registry.ts'

/**
 * The guide as one would first write it: a regular expression for each wording and code, each tried on the
 * whole text. @returns ids of the entries of which any expression was found
 */
export function plainLoop(): (text: string) => string[] {
  const entries = CATALOGUE.map(({ id, phrases, codes = [] }) => ({
    id,
    expressions: [
      ...phrases.map(expressionOf),
      ...codes.map(code => new RegExp(`\\bcode\\W{0,4}${escaped(code)}\\b`, 'i')),
    ],
  }))
  return text =>
    entries
      .filter(({ expressions }) => expressions.filter(each => each.test(text)).length > 0)
      .map(({ id }) => id)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The catalogue's notation: words, `a|b`, `{value}`, `*`; whatever is no letter or digit parts words. */
function expressionOf(phrase: string): RegExp {
  const parts = phrase
    .replace(/^[~<^ ]+|\$$/g, '')
    .split(/\s+/)
    .map(chunk => {
      if (/^(?:\{\w+\}|\*+)$/.test(chunk)) return '[^]{0,200}?'
      const forms = chunk.split('|').map(form =>
        form
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean)
          .map(escaped)
          .join('\\W*'),
      )
      return `(?:${forms.join('|')})`
    })
  return new RegExp(parts.join('\\W+'), 'i')
}
