import type { Row } from '../books/books.ts'
import { at, type Data, listAt, put, type Ref } from '../books/data.ts'
import type { ObjectModel } from '../model/model.ts'
import { modelOf } from '../model/registry.ts'
import { refusals, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { refuse } from './wording.ts'

/** Objects of which a new transaction may not name an inactive one. */
const MUST_BE_ACTIVE = new Set([
  'accounts-receivable/customer',
  'inventory-control/item',
  'company-config/location',
  'general-ledger/account',
  'inventory-control/warehouse',
])

/** Turns `{id}` or `{key}` as sent into both; also in owned lines. @throws Refusal 422 in the vendor's words. */
export function resolve(
  rules: Rules,
  model: ObjectModel,
  data: Data,
  options: WriteOptions,
  target = '',
): void {
  for (const [path, { target: object }] of model.refs) {
    const sent = at(data, path) as Partial<Ref> | null | undefined
    if (sent === undefined || sent === null) continue
    const where = `${target}/${path.replaceAll('.', '/')}`
    const row = find(rules, object, sent)
    if (!row) throw unknown(rules, object, String(sent.id ?? sent.key), where)
    const inactive = MUST_BE_ACTIVE.has(object) && row.data.status === 'inactive'
    if (inactive && !options.force) throw unknown(rules, object, String(row.data.id), where)
    put(data, path, { key: row.key, id: String(row.data.id) })
  }
  for (const [list, { target: object }] of model.lists)
    listAt(data, list).forEach((line, index) => {
      resolve(rules, modelOf(object), line, options, `${target}/${list}/${index}`)
    })
}

/** Both together are accepted if they agree (inferred, facts §1.2). An item's `ID--Name` form counts as its id. */
function find(rules: Rules, object: string, sent: Partial<Ref>): Row | undefined {
  const { books } = rules
  const id = sent.id === undefined ? undefined : String(sent.id)
  const byId =
    id === undefined ? undefined : (books.byId(object, id) ?? books.byId(object, id.split('--')[0] ?? id))
  if (sent.key === undefined) return byId
  const byKey = books.row(object, String(sent.key))
  return id === undefined || byKey === byId ? byKey : undefined
}

/** Texts from tests and logs of others (facts §4.4), the last one after "Invalid Project '10064' specified." */
function unknown(rules: Rules, object: string, id: string, target: string) {
  switch (object) {
    case 'accounts-receivable/customer':
      return refusals.invalidCustomer(id)
    case 'inventory-control/item':
      return refuse(rules.settings.wording, 'item', id, target)
    case 'company-config/location':
      return rule(`Location '${id}' is not valid`, undefined, target)
    case 'accounts-receivable/invoice':
      // XML has it so, misspelt (sage-intacct.md §1.9).
      return rule(`No record exits for the invoicekey ${id}`, 'DL03000005', target)
    default: {
      const what = modelOf(object).name.split('/')[1] ?? object
      return rule(`Invalid ${what.replaceAll('-', ' ')} '${id}' specified.`, undefined, target)
    }
  }
}
