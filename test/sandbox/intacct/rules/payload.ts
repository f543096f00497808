import type { Data } from '../books/data.ts'
import { minor, money } from '../books/money.ts'
import type { Field, ObjectModel } from '../model/model.ts'
import { modelOf } from '../model/registry.ts'
import { type Detail, payload, problems } from '../refusal.ts'

export type Mode = 'create' | 'update'

/** Numbers where the model says text are taken, unless \`strict\`: what live does is not known (facts §10). */
export interface PayloadRules {
  strict: boolean
}

const OPERATION = 'ia::operation'
const REF_KEYS = new Set(['key', 'id'])

/**
 * Holds a payload to the model: unknown fields, read-only ones, values of a wrong kind, empty references.
 * @returns a copy with amounts as text with two decimals; references stay as sent.
 * @throws Refusal 400 with every problem in \`details\`.
 */
export function checked(model: ObjectModel, sent: Data, mode: Mode, rules: PayloadRules): Data {
  const found: Detail[] = []
  const data = walk(sent, { model, prefix: '', target: '', mode, rules, found, owned: false })
  if (found.length > 0) throw payload(found)
  return data
}

interface Walk {
  model: ObjectModel
  /** Dotted path of the group within its model. */
  prefix: string
  /** Where it stands in the payload, for \`target\`. */
  target: string
  mode: Mode
  rules: PayloadRules
  found: Detail[]
  owned: boolean
}

function walk(group: Data, held: Walk): Data {
  const data: Data = {}
  for (const [name, value] of Object.entries(group)) {
    const path = held.prefix ? `${held.prefix}.${name}` : name
    const taken = member(name, path, value, { ...held, target: `${held.target}/${name}` })
    if (taken !== undefined) data[name] = taken
  }
  return data
}

function member(name: string, path: string, value: unknown, held: Walk): unknown {
  const { model, target, found, owned, mode } = held
  // Custom fields pass; keys and deletions of owned lines are the owner's business (facts §1.1).
  if (name.startsWith('nsp::') || (owned && (path === 'key' || name === OPERATION))) return value
  const list = model.lists.get(path)
  if (list) return elements(list.target, value, held)
  const ref = model.refs.get(path)
  if (ref) {
    if (ref.access === 'r' || (ref.access === 'c' && mode === 'update')) {
      found.push(problems.readOnly(target))
      return undefined
    }
    return reference(value, held)
  }
  const field = model.fields.get(path)
  if (field) return scalar(name, value, field, held)
  const isGroup = [...model.fields.keys(), ...model.refs.keys()].some(known => known.startsWith(`${path}.`))
  if (!isGroup) {
    found.push(problems.unknownField(target))
    return undefined
  }
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) {
    found.push(problems.invalidValue(name, target))
    return undefined
  }
  return walk(value as Data, { ...held, prefix: path })
}

function elements(name: string, value: unknown, held: Walk): unknown {
  if (!Array.isArray(value)) {
    held.found.push(problems.invalidValue(name, held.target))
    return undefined
  }
  return value.map((line, index) => {
    const target = `${held.target}/${index}`
    if (line === null || typeof line !== 'object') {
      held.found.push(problems.invalidValue(name, target))
      return {}
    }
    // A line without a key is new, also when its owner is only changed.
    const mode: Mode = 'key' in line ? held.mode : 'create'
    return walk(line as Data, { ...held, model: modelOf(name), prefix: '', target, mode, owned: true })
  })
}

/** `{"id":""}` is refused (live), `{"id":null}` is sent for empty ones by production code (facts §1.2). */
function reference(value: unknown, held: Walk): unknown {
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) {
    held.found.push(problems.invalidValue('reference', held.target))
    return undefined
  }
  for (const [name, part] of Object.entries(value)) {
    if (name === 'name' || name === 'href') held.found.push(problems.readOnly(`${held.target}/${name}`))
    else if (!REF_KEYS.has(name)) held.found.push(problems.unknownField(`${held.target}/${name}`))
    else if (part === '') held.found.push(problems.invalidValue(name, `${held.target}/${name}`))
  }
  const { key, id } = value as { key?: unknown; id?: unknown }
  return (key ?? id ?? null) === null
    ? null
    : { ...(key == null ? {} : { key }), ...(id == null ? {} : { id }) }
}

function scalar(name: string, value: unknown, field: Field, held: Walk): unknown {
  const { target, found, mode, rules } = held
  if (field.access === 'r' || (field.access === 'c' && mode === 'update')) {
    found.push(problems.readOnly(target))
    return undefined
  }
  if (value === null) return null
  if (rules.strict && typeof value === 'number' && (field.type === 'money' || field.type === 'decimal')) {
    found.push(problems.invalidValue(name, target, 'Send the amount as a string.'))
    return undefined
  }
  const problem = () => {
    found.push(problems.invalidValue(name, target))
    return undefined
  }
  switch (field.type) {
    case 'money':
      return isDecimal(value, 14) ? money(minor(value)) : problem()
    case 'decimal':
      return isDecimal(value, 30) ? String(value) : problem()
    case 'date':
      return isDate(value) ? value : problem()
    case 'whole':
      return Number.isInteger(value) ? value : problem()
    case 'number':
      return typeof value === 'number' || isDecimal(value, 30) ? Number(value) : problem()
    case 'flag':
      return typeof value === 'boolean' ? value : problem()
    case 'enum':
      return field.values?.includes(String(value)) ? value : problem()
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : problem()
  }
}

const isDecimal = (value: unknown, longest: number): boolean =>
  /^-?\d+(\.\d+)?$/.test(String(value)) && String(value).length <= longest

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}
