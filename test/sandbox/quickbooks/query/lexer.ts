import { faults } from '../fault.ts'

export interface Token {
  kind: 'word' | 'string' | 'integer' | 'decimal' | 'symbol' | 'end'
  /** As written; of a string its content, unescaped. */
  text: string
  /** 1-based. */
  column: number
}

const WORD = /[A-Za-z_][\w.]*/y
const NUMBER = /\d+(?:\.\d+)?/y
const SYMBOL = /<=|>=|[=<>(),*]/y

/** Splits a query into tokens. @throws QboFault 4000 for a character or an open quote that fits nowhere. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < query.length) {
    const column = at + 1
    if (/\s/.test(query.charAt(at))) {
      at += 1
      continue
    }
    if (query.charAt(at) === "'") {
      const [text, end] = readString(query, at)
      tokens.push({ kind: 'string', text, column })
      at = end
      continue
    }
    const word = match(WORD, query, at)
    const number = word ?? match(NUMBER, query, at)
    const found = number ?? match(SYMBOL, query, at)
    if (found === undefined) throw lexical(query, at)
    const kind = word ? 'word' : number ? (found.includes('.') ? 'decimal' : 'integer') : 'symbol'
    tokens.push({ kind, text: found, column })
    at += found.length
  }
  tokens.push({ kind: 'end', text: '<EOF>', column: query.length + 1 })
  return tokens
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** A literal in single quotes; a backslash takes the next character as it is (facts §1.5). */
function readString(query: string, start: number): [text: string, end: number] {
  let text = ''
  for (let at = start + 1; at < query.length; at += 1) {
    const character = query.charAt(at)
    if (character === "'") return [text, at + 1]
    if (character === '\\') at += 1
    text += query.charAt(at)
  }
  throw lexical(query, query.length)
}

function lexical(query: string, at: number) {
  const character = query.charAt(at)
  const encountered = character ? `"${character}" (${character.charCodeAt(0)})` : '<EOF>'
  return faults.queryParse(
    `Lexical error at line 1, column ${at + 1}.  Encountered: ${encountered}, after : ""`,
  )
}
