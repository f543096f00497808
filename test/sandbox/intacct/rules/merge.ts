import type { Books } from '../books/books.ts'
import type { Data } from '../books/data.ts'
import type { ObjectModel } from '../model/model.ts'
import { refusals } from '../refusal.ts'

/** A PATCH on top of what stands: absent = unchanged, null = clear, references whole, owned lines by key (facts §1.1). */
export function merged(books: Books, model: ObjectModel, before: Data, patch: Data, prefix = ''): Data {
  const after: Data = { ...before }
  for (const [name, value] of Object.entries(patch)) {
    const path = prefix ? `${prefix}.${name}` : name
    const list = model.lists.get(path)
    const held = before[name]
    if (list) after[name] = mergedLines(books, list.target, (held as Data[]) ?? [], value as Data[])
    else if (isGroup(value) && isGroup(held) && !model.refs.has(path))
      after[name] = merged(books, model, held, value, path)
    else after[name] = value
  }
  return after
}

function mergedLines(books: Books, object: string, before: Data[], sent: Data[]): Data[] {
  let lines = before.map(line => ({ ...line }))
  for (const line of sent) {
    const { key, 'ia::operation': operation, ...rest } = line
    if (key === undefined) {
      lines.push({ ...rest, ...newKey(books, object) })
      continue
    }
    const held = lines.find(other => other.key === String(key))
    if (!held) throw refusals.notFound()
    if (operation === 'delete') lines = lines.filter(other => other !== held)
    else Object.assign(held, deep(held, rest))
  }
  return lines
}

function deep(before: Data, patch: Data): Data {
  const after: Data = { ...before }
  for (const [name, value] of Object.entries(patch)) {
    const held = before[name]
    const isReference = isGroup(value) && ('key' in value || 'id' in value)
    after[name] = isGroup(value) && isGroup(held) && !isReference ? deep(held, value) : value
  }
  return after
}

/** Lines of a new record get their keys. */
export function withKeys(books: Books, object: string, lines: Data[]): Data[] {
  return lines.map(({ 'ia::operation': _operation, key: _key, ...line }) => ({
    ...line,
    ...newKey(books, object),
  }))
}

function newKey(books: Books, object: string): { key: string; id: string } {
  const key = books.nextKey(object)
  return { key, id: key }
}

const isGroup = (value: unknown): value is Data =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
