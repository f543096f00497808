import { refusals } from '../refusal.ts'
import type { Test } from './filter.ts'

/** `(1 and 2) or 3`, or just `and` / `or`; `and` when left out (facts/sage-intacct-rest.md §5.1). @throws Refusal 400 */
export function combined(expression: unknown, tests: Test[]): Test {
  const text =
    expression === undefined || expression === null ? 'and' : String(expression).trim().toLowerCase()
  if (text === 'and') return row => tests.every(test => test(row))
  if (text === 'or') return row => tests.length === 0 || tests.some(test => test(row))
  const tokens = text.match(/\d+|and|or|[()]|\S/g) ?? []
  let at = 0
  const either = (): Test => {
    const parts = [both()]
    while (tokens[at] === 'or') {
      at += 1
      parts.push(both())
    }
    return row => parts.some(part => part(row))
  }
  const both = (): Test => {
    const parts = [atom()]
    while (tokens[at] === 'and') {
      at += 1
      parts.push(atom())
    }
    return row => parts.every(part => part(row))
  }
  const atom = (): Test => {
    const token = tokens[at] ?? ''
    at += 1
    if (token === '(') {
      const inner = either()
      if (tokens[at] !== ')') throw invalid(text)
      at += 1
      return inner
    }
    const test = /^\d+$/.test(token) ? tests[Number(token) - 1] : undefined
    if (!test) throw invalid(text)
    return test
  }
  const whole = either()
  if (at !== tokens.length) throw invalid(text)
  return whole
}

const invalid = (text: string) => refusals.query(`The filter expression ${text} is not valid`)
