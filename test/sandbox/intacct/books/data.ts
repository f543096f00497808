/** A record as REST nests it; money is text, references are groups. */
export type Data = Record<string, unknown>

export interface Ref {
  key: string
  id: string
}

/** The value at a dotted path, undefined when some part of the way is missing. */
export function at(data: Data, path: string): unknown {
  let held: unknown = data
  for (const part of path.split('.')) {
    if (held === null || typeof held !== 'object') return undefined
    held = (held as Data)[part]
  }
  return held
}

/** Sets a value at a dotted path, making the groups on the way. */
export function put(data: Data, path: string, value: unknown): void {
  const parts = path.split('.')
  const last = parts.pop() as string
  let group = data
  for (const part of parts) {
    const inner = group[part]
    const next = inner !== null && typeof inner === 'object' ? (inner as Data) : {}
    group[part] = next
    group = next
  }
  group[last] = value
}

export const text = (data: Data, path: string): string => {
  const held = at(data, path)
  return held === undefined || held === null ? '' : String(held)
}

export const refAt = (data: Data, path: string): Ref | undefined => {
  const held = at(data, path) as Partial<Ref> | null | undefined
  return held?.key ? (held as Ref) : undefined
}

export const listAt = (data: Data, path: string): Data[] => (at(data, path) as Data[] | undefined) ?? []
