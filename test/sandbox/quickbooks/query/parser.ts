import { faults } from '../fault.ts'
import { type Token, tokenize } from './lexer.ts'

export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE'

export interface Condition {
  property: string
  operator: Operator
  /** One literal, or several for IN. */
  values: string[]
}

export interface Query {
  select: '*' | 'count' | string[]
  entity: string
  where: Condition[]
  orderBy: { property: string; descending: boolean }[]
  startPosition: number
  maxResults: number
}

/** Page size when none is asked for, and the most that can be (facts §1.5). */
const DEFAULT_PAGE = 100
const LARGEST_PAGE = 1000

const COMPARISONS = new Set(['=', '<', '>', '<=', '>='])

/** QBO's query language (facts §1.5). @throws QboFault 4000 for the grammar, 4001 for a value out of bounds. */
export function parseQuery(text: string): Query {
  const tokens = tokenize(text)
  let at = 0
  const peek = (): Token => tokens[at] as Token
  const isKeyword = (word: string): boolean => peek().kind === 'word' && peek().text.toUpperCase() === word
  const take = (): Token => {
    const token = peek()
    at += 1
    return token
  }
  const accept = (word: string): boolean => {
    const found = isKeyword(word) || (peek().kind === 'symbol' && peek().text === word)
    if (found) at += 1
    return found
  }
  const expect = (word: string): void => {
    if (!accept(word)) throw unexpected(peek())
  }
  const name = (): string => {
    if (peek().kind !== 'word') throw unexpected(peek())
    return take().text
  }
  const literal = (): string => {
    // All literals stand in single quotes, numbers too; only true and false may stand bare.
    if (peek().kind === 'string' || isKeyword('TRUE') || isKeyword('FALSE')) return take().text
    throw unexpected(peek())
  }
  const list = <T>(read: () => T): T[] => {
    const items = [read()]
    while (accept(',')) items.push(read())
    return items
  }

  const condition = (): Condition => {
    const property = name()
    if (accept('IN')) {
      expect('(')
      const values = list(literal)
      expect(')')
      return { property, operator: 'IN', values }
    }
    if (accept('LIKE')) return { property, operator: 'LIKE', values: [literal()] }
    const token = peek()
    if (token.kind !== 'symbol' || !COMPARISONS.has(token.text)) throw unexpected(token)
    at += 1
    return { property, operator: token.text as Operator, values: [literal()] }
  }

  const number = (most: number): number => {
    const token = take()
    if (token.kind !== 'integer') throw unexpected(token)
    const value = Number(token.text)
    if (value < 1) throw faults.queryInvalid(`value ${value} is too small. Min allowed value is 1`)
    if (value > most) throw faults.queryInvalid(`value ${value} is too large. Max allowed value is ${most}`)
    return value
  }

  expect('SELECT')
  const select = readSelect()
  expect('FROM')
  const query: Query = {
    select,
    entity: name(),
    where: [],
    orderBy: [],
    startPosition: 1,
    maxResults: DEFAULT_PAGE,
  }
  if (accept('WHERE')) {
    query.where.push(condition())
    while (accept('AND')) query.where.push(condition())
  }
  if (accept('ORDERBY'))
    query.orderBy = list(() => {
      const property = name()
      if (accept('DESC')) return { property, descending: true }
      accept('ASC')
      return { property, descending: false }
    })
  // These two come in either order.
  for (;;) {
    if (accept('STARTPOSITION')) query.startPosition = number(Number.MAX_SAFE_INTEGER)
    else if (accept('MAXRESULTS')) query.maxResults = number(LARGEST_PAGE)
    else break
  }
  if (peek().kind !== 'end') throw unexpected(peek())
  return query

  function readSelect(): Query['select'] {
    if (accept('*')) return '*'
    const next = tokens[at + 1]
    if (isKeyword('COUNT') && next?.text === '(') {
      at += 2
      expect('*')
      expect(')')
      return 'count'
    }
    return list(name)
  }
}

const CLASSES: Partial<Record<Token['kind'], string>> = {
  word: ' <IDENTIFIER> ',
  string: ' <STRING> ',
  integer: ' <INTEGER> ',
  decimal: ' <DECIMAL> ',
}

/** QBO's parser names the token it stumbled on in this way (facts §1.11, code 4000). */
function unexpected(token: Token) {
  const kind = CLASSES[token.kind]
  const what = kind ? `"${kind}"${token.text} ""` : `"${token.text}"`
  return faults.queryParse(`Encountered ${what} at line 1, column ${token.column}.`)
}
