import * as z from 'zod/mini'

const NO_FIT = Symbol('no fit')
type Read = (value: unknown) => unknown

/**
 * `z.safeParse` without the three objects that zod makes for every field: it may not compile its shapes under an
 * extension's policy, and a first import reads millions of fields (test/bench, import-paced). What does not fit
 * is read again by zod, which says why; so is what is not known here. What is read as it stands is not copied, so
 * keys beyond the shape may stay.
 */
export function readShape<T>(schema: z.ZodMiniType<T>, value: unknown): z.core.util.SafeParseResult<T> {
  let read = known.get(schema)
  if (!read) {
    read = readerOf(schema)
    known.set(schema, read)
  }
  const data = read(value)
  return data === NO_FIT ? z.safeParse(schema, value) : { success: true, data: data as T }
}
const known = new WeakMap<object, Read>()

/** Its loops count: an iterator for each field would be most of what is allocated (measured). */
function readerOf(schema: z.core.$ZodType): Read {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.checks?.length)
    return def.type === 'string' && !('format' in def) ? checked(def.checks) : left(schema)
  switch (def.type) {
    case 'string':
      return 'format' in def ? left(schema) : value => (typeof value === 'string' ? value : NO_FIT)
    case 'number':
      return 'format' in def ? left(schema) : value => (Number.isFinite(value) ? value : NO_FIT)
    case 'boolean':
      return value => (typeof value === 'boolean' ? value : NO_FIT)
    case 'nullable': {
      const read = readerOf(def.innerType)
      return value => (value === null ? null : read(value))
    }
    case 'optional': {
      const read = readerOf(def.innerType)
      return value => (value === undefined ? undefined : read(value))
    }
    case 'union':
      return firstOf(def.options.map(readerOf))
    case 'pipe': {
      const [first, second] = [readerOf(def.in), readerOf(def.out)]
      return value => {
        const read = first(value)
        return read === NO_FIT ? NO_FIT : second(read)
      }
    }
    case 'transform':
      return value => passing(value, payload => def.transform(value, payload as never))
    case 'array':
      return arrayOf(readerOf(def.element))
    case 'object':
      return def.catchall ? left(schema) : objectOf(def.shape)
    default:
      return left(schema)
  }
}

const left =
  (schema: z.core.$ZodType): Read =>
  value => {
    const result = schema._zod.run({ value, issues: [] }, { async: false })
    return 'issues' in result && result.issues.length === 0 ? result.value : NO_FIT
  }

/** One for all: its issues are filled when something does not fit, and that is rare. */
const payload: z.core.ParsePayload = { value: undefined, issues: [] }
function passing(value: unknown, run: (payload: z.core.ParsePayload) => unknown): unknown {
  payload.value = value
  const result = run(payload)
  if (payload.issues.length === 0) return result
  payload.issues = []
  return NO_FIT
}

function checked(checks: z.core.$ZodCheck<never>[]): Read {
  const run = (payload: z.core.ParsePayload) => {
    for (let n = 0; n < checks.length; n++) checks[n]?._zod.check(payload as never)
    return payload.value
  }
  return value => (typeof value === 'string' ? passing(value, run) : NO_FIT)
}

const firstOf =
  (options: Read[]): Read =>
  value => {
    let found: unknown = NO_FIT
    for (let n = 0; n < options.length && found === NO_FIT; n++) found = options[n]?.(value)
    return found
  }

const arrayOf =
  (element: Read): Read =>
  value => {
    if (!Array.isArray(value)) return NO_FIT
    let found: unknown[] | undefined
    for (let n = 0; n < value.length; n++) {
      const read = element(value[n])
      if (read === NO_FIT) return NO_FIT
      if (!found && read !== value[n]) found = value.slice()
      if (found) found[n] = read
    }
    return found ?? value
  }

function objectOf(shape: z.core.$ZodShape): Read {
  const keys = Object.keys(shape)
  const readers = Object.values(shape).map(readerOf)
  // A copy has room for every field from the start; one by one the engine would move the object several times.
  const empty = Object.fromEntries(keys.map(key => [key, undefined]))
  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return NO_FIT
    const given = value as Record<string, unknown>
    let found: Record<string, unknown> | undefined
    for (let n = 0; n < keys.length; n++) {
      const key = keys[n] as string
      const field = readers[n]?.(given[key])
      if (field === NO_FIT) return NO_FIT
      if (!found && field !== given[key]) {
        found = { ...empty }
        for (let m = 0; m < n; m++) found[keys[m] as string] = given[keys[m] as string]
      }
      if (found) found[key] = field
    }
    return found ?? given
  }
}
