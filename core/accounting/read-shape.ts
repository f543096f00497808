import * as z from 'zod/mini'

const NO_FIT = Symbol('no fit')
type Read = (value: unknown) => unknown

/**
 * `z.safeParse` without the three objects that zod makes for every field: it may not compile its shapes under an
 * extension's policy, and a first import reads millions of fields (test/bench, import-paced). What does not fit
 * is read again by zod, which says why; so is what is not known here.
 */
export function readShape<T>(schema: z.ZodMiniType<T>, value: unknown): z.core.util.SafeParseResult<T> {
  let read = readers.get(schema)
  if (!read) {
    read = readerOf(schema)
    readers.set(schema, read)
  }
  const data = read(value)
  return data === NO_FIT ? z.safeParse(schema, value) : { success: true, data: data as T }
}
const readers = new WeakMap<object, Read>()

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
      return value => without(issues => def.transform(value, { value, issues } as never))
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

/** One list for all: it is filled when something does not fit, and that is rare. */
let issues: z.core.$ZodRawIssue[] = []
function without(run: (issues: z.core.$ZodRawIssue[]) => unknown): unknown {
  const result = run(issues)
  if (issues.length === 0) return result
  issues = []
  return NO_FIT
}

const checked =
  (checks: z.core.$ZodCheck<never>[]): Read =>
  value => {
    if (typeof value !== 'string') return NO_FIT
    return without(issues => {
      const payload = { value, issues }
      for (const { _zod: check } of checks) check.check(payload as never)
      return payload.value
    })
  }

const firstOf =
  (options: Read[]): Read =>
  value => {
    for (const read of options) {
      const found = read(value)
      if (found !== NO_FIT) return found
    }
    return NO_FIT
  }

const arrayOf =
  (element: Read): Read =>
  value => {
    if (!Array.isArray(value)) return NO_FIT
    const found = new Array(value.length)
    for (let n = 0; n < value.length; n++) {
      const read = element(value[n])
      if (read === NO_FIT) return NO_FIT
      found[n] = read
    }
    return found
  }

function objectOf(shape: z.core.$ZodShape): Read {
  const fields = Object.entries(shape).map(([key, field]) => ({ key, read: readerOf(field) }))
  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return NO_FIT
    const found: Record<string, unknown> = {}
    for (const { key, read } of fields) {
      const given = (value as Record<string, unknown>)[key]
      const field = read(given)
      if (field === NO_FIT) return NO_FIT
      if (field !== undefined || key in value) found[key] = field
    }
    return found
  }
}
