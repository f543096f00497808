import type { Row } from '../books/books.ts'
import type { ObjectModel } from '../model/model.ts'
import { refusals } from '../refusal.ts'
import type { Ledger } from '../rules/ledger.ts'
import { reader } from './fields.ts'
import { compare } from './filter.ts'

/** `[{"key":"asc"},{"txnDate":"desc"}]`; `href` cannot be sorted by (facts/sage-intacct-rest.md §5.1). @throws Refusal */
export function ordered(ledger: Ledger, model: ObjectModel, rows: Row[], orderBy: unknown): Row[] {
  if (!Array.isArray(orderBy)) throw refusals.query('orderBy must be an array')
  const keys = orderBy.map(entry => {
    const [path = '', way] = Object.entries(entry as Record<string, unknown>)[0] ?? []
    if (path === 'href') throw refusals.notQueryable(path, model.name)
    if (way !== 'asc' && way !== 'desc') throw refusals.query(`orderBy: ${path} needs asc or desc`)
    return { ...reader(model, path), path, sign: way === 'asc' ? 1 : -1 }
  })
  // Rows stand in key order already.
  if (keys.length === 1 && keys[0]?.path === 'key' && keys[0].sign === 1) return rows
  const values = new Map(rows.map(row => [row, keys.map(key => key.read(ledger, row))]))
  return [...rows].sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const [x, y] = [values.get(a)?.[index] ?? '', values.get(b)?.[index] ?? '']
      const difference = compare(x, y, key.field) * key.sign
      if (difference !== 0) return difference
    }
    return 0
  })
}

/**
 * Without an order rows come in none, and not twice in the same: pages overlap and miss rows, as they do there
 * (sage-intacct.md §1.4, §1.10).
 */
export function scattered(rows: Row[], salt: number): Row[] {
  const place = (row: Row): number =>
    Math.imul((Number(row.key) + salt * 7919) ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return [...rows].sort((a, b) => place(a) - place(b))
}
