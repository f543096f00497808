/** Runs what is given under one name one after the other; a failure does not stop the next. */
export function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    const settled = turn.catch(() => undefined)
    last.set(name, settled)
    settled.then(() => {
      if (last.get(name) === settled) last.delete(name)
    })
    return turn
  }
}

export interface Sharing {
  /** Callers of what is under way already, under the same name, share its answer. */
  <T>(name: string, work: () => Promise<T>): Promise<T>
  /** Settles when what is under way under this name has ended, well or not; at once where nothing is. */
  ended(name: string): Promise<void>
}

export function sharing(): Sharing {
  const underWay = new Map<string, Promise<unknown>>()
  const share = <T>(name: string, work: () => Promise<T>) => {
    const running = underWay.get(name) as Promise<T> | undefined
    if (running) return running
    const begun = work().finally(() => underWay.delete(name))
    underWay.set(name, begun)
    return begun
  }
  const ended = async (name: string) => {
    await underWay.get(name)?.catch(() => undefined)
  }
  return Object.assign(share, { ended })
}
