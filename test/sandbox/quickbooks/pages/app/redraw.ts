import { useEffect, useState } from 'preact/hooks'

/**
 * React replaces nodes that it has no reason to keep; a script that holds on to one finds it gone. Used as a
 * key, this number makes the pages do the same: it changes when data comes and when a test asks for it.
 */
let count = 0
const listeners = new Set<() => void>()

export function redrawAll(): void {
  count += 1
  for (const tell of listeners) tell()
}

export function useRedraw(): number {
  const [, update] = useState(0)
  useEffect(() => {
    const tell = () => update(count)
    listeners.add(tell)
    return () => {
      listeners.delete(tell)
    }
  }, [])
  return count
}

/** Loads when the inputs change; undefined while it does. */
export function useLoaded<T>(load: () => Promise<T>, inputs: unknown[]): [T | undefined, () => void] {
  const [state, setState] = useState<{ key: string; data: T } | undefined>(undefined)
  const [turn, setTurn] = useState(0)
  const key = JSON.stringify(inputs)
  useEffect(() => {
    let wanted = true
    void load().then(
      data => {
        if (!wanted) return
        setState({ key, data })
        redrawAll()
      },
      () => wanted && setState(undefined),
    )
    return () => {
      wanted = false
    }
  }, [key, turn])
  return [state?.key === key ? state.data : undefined, () => setTurn(held => held + 1)]
}
