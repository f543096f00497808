export interface Counted {
  /** Requests to stores and indexes, and steps of cursors. */
  requests: number
  /** Of what was read and written, as JSON text. */
  bytes: number
}

const READS = ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const
const WRITES = ['put', 'add', 'delete', 'clear'] as const
type Method = (this: unknown, ...args: unknown[]) => IDBRequest

/** Counts what `work` asks of IndexedDB in this page, and the bytes that pass. */
export async function counted<T>(work: () => Promise<T>): Promise<Counted & { result: T }> {
  const sums: Counted = { requests: 0, bytes: 0 }
  const size = (value: unknown) => JSON.stringify(value)?.length ?? 0
  const undo: (() => void)[] = []
  const wrap = (owner: object, name: string, note: (request: IDBRequest, args: unknown[]) => void) => {
    const methods = owner as Record<string, Method>
    const real = methods[name]
    if (!real) return
    methods[name] = function (...args) {
      const request = real.apply(this, args)
      note(request, args)
      return request
    }
    undo.push(() => {
      methods[name] = real
    })
  }
  for (const owner of [IDBObjectStore.prototype, IDBIndex.prototype])
    for (const name of READS)
      wrap(owner, name, request => {
        sums.requests += 1
        request.addEventListener('success', () => {
          const { result } = request
          if (result instanceof IDBCursor)
            sums.bytes += size((result as IDBCursorWithValue).value ?? result.key)
          else sums.bytes += size(result)
        })
      })
  for (const name of WRITES)
    wrap(IDBObjectStore.prototype, name, (_, args) => {
      sums.requests += 1
      sums.bytes += size(args[0])
    })
  for (const name of ['continue', 'advance', 'continuePrimaryKey'])
    wrap(IDBCursor.prototype, name, () => {
      sums.requests += 1
    })
  try {
    const result = await work()
    return { ...sums, result }
  } finally {
    for (const each of undo) each()
  }
}
