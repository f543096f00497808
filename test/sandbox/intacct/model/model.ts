/** `rw` both ways, `r` only read, `w` only written (a query refuses it), `c` fixed once it was created. */
type Access = 'rw' | 'r' | 'w' | 'c'
/** `money` is text with two decimals, `decimal` text with up to ten (facts/sage-intacct-rest.md §1.2). */
type FieldType = 'text' | 'money' | 'decimal' | 'date' | 'instant' | 'whole' | 'number' | 'flag' | 'enum'

export interface Field {
  type: FieldType
  access: Access
  /** Of an enum; null stands in it as `null`. */
  values?: string[]
}

export interface Reference {
  target: string
  access: Access
}

/** Which fields one REST object has, what may be done with each, and where its references lead. */
export interface ObjectModel {
  name: string
  fields: ReadonlyMap<string, Field>
  refs: ReadonlyMap<string, Reference>
  /** Owned lists, e.g. `lines`. */
  lists: ReadonlyMap<string, Reference>
}

const COMMON = `
  key,id text r
  href text r
  entity -> company-config/entity r
  audit.createdDateTime,audit.modifiedDateTime instant r
  audit.createdByUser,audit.modifiedByUser -> company-config/user r
  audit.createdBy,audit.modifiedBy text r`

const ACCESS = new Set(['rw', 'r', 'w', 'c'])

/**
 * Reads a table of one line per field or reference: `a,b text r`, `state draft|posted c`,
 * `customer -> accounts-receivable/customer`, `lines [] accounts-receivable/invoice-line`.
 */
export function model(name: string, table: string): ObjectModel {
  const fields = new Map<string, Field>()
  const refs = new Map<string, Reference>()
  const lists = new Map<string, Reference>()
  for (const line of `${COMMON}\n${table}`.split('\n').map(held => held.trim())) {
    if (!line) continue
    const [paths = '', kind = '', ...rest] = line.split(/\s+/)
    const access = accessOf(rest.at(-1))
    for (const path of paths.split(',')) {
      if (kind === '->') refs.set(path, { target: rest[0] ?? '', access })
      else if (kind === '[]') lists.set(path, { target: rest[0] ?? '', access })
      else fields.set(path, fieldOf(kind, access))
    }
  }
  return { name, fields, refs, lists }
}

const accessOf = (word: string | undefined): Access =>
  word !== undefined && ACCESS.has(word) ? (word as Access) : 'rw'

const fieldOf = (kind: string, access: Access): Field =>
  kind.includes('|') ? { type: 'enum', access, values: kind.split('|') } : { type: kind as FieldType, access }
