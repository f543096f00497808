import type { Row } from '../books/books.ts'
import { at, type Data } from '../books/data.ts'
import { fieldValue, hrefOf, referred, shownId } from '../books/view.ts'
import type { Field, ObjectModel } from '../model/model.ts'
import { modelOf, OWNED } from '../model/registry.ts'
import { payload, problems, refusals } from '../refusal.ts'
import type { Ledger } from '../rules/ledger.ts'

/** How to read one dotted path of an object's rows. */
export interface Reader {
  field: Field
  read(ledger: Ledger, row: Row): unknown
}

const TEXT: Field = { type: 'text', access: 'r' }
const OF_A_REFERENCE = new Set(['key', 'id', 'name', 'href'])

/**
 * @throws Refusal REST-1106 for a field that is only written, REST-1043 for one that is not there, which takes in
 * bare groups and `department.id` for `dimensions.department.id` (facts/sage-intacct-rest.md §5.1).
 */
export function reader(model: ObjectModel, path: string): Reader {
  const field = model.fields.get(path)
  if (field?.access === 'w') throw refusals.notQueryable(path, model.name)
  if (field) return { field, read: (ledger, row) => fieldValue(ledger, row, path) }
  for (const [ref, { target, access }] of model.refs) {
    if (!path.startsWith(`${ref}.`)) continue
    const rest = path.slice(ref.length + 1)
    const to = (ledger: Ledger, row: Row) => referred(ledger, row, ref, { target, access })
    if (OF_A_REFERENCE.has(rest))
      return { field: TEXT, read: (ledger, row) => ofTarget(row, to(ledger, row), ref, rest) }
    // From a child up to its owner, never down.
    if (OWNED[model.name]?.back !== ref) break
    const above = reader(modelOf(target), rest)
    return {
      field: above.field,
      read: (ledger, row) => {
        const owner = to(ledger, row)
        return owner ? above.read(ledger, owner) : null
      },
    }
  }
  if (path.startsWith('nsp::')) return { field: TEXT, read: (_ledger, row) => at(row.data, path) ?? null }
  throw payload([problems.unknownField(`/${path}`)])
}

function ofTarget(from: Row, target: Row | undefined, path: string, part: string): unknown {
  if (!target) return null
  if (part === 'key') return target.key
  if (part === 'id') return shownId(from, path, target)
  return part === 'href' ? hrefOf(target) : (target.data.name ?? null)
}

/** A flat row with dotted keys, and one key nobody asked for (facts §5.1; the meaning of its value is not known). */
export function flatRow(ledger: Ledger, row: Row, readers: Map<string, Reader>): Data {
  const flat: Data = {}
  for (const [path, { read }] of readers) flat[path] = read(ledger, row)
  if (row.object === 'accounts-receivable/invoice') {
    const entity = row.entity && ledger.books.byId('company-config/entity', row.entity)
    flat.API_QUERY_ALIAS__25 = entity ? entity.key : null
  }
  return flat
}
