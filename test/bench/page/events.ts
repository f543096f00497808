type Listener = (...args: unknown[]) => void

/**
 * Node's `events`, as far as PouchDB uses it in a page: its package expects a bundler to bring one.
 * The methods are enumerable, since PouchDB copies them by their keys.
 */
export default class EventEmitter {
  static {
    for (const name of Object.getOwnPropertyNames(EventEmitter.prototype))
      if (name !== 'constructor') Object.defineProperty(EventEmitter.prototype, name, { enumerable: true })
  }

  on(type: string, listener: Listener): this {
    listenersOf(this, type).push(listener)
    return this
  }

  addListener(type: string, listener: Listener): this {
    return this.on(type, listener)
  }

  once(type: string, listener: Listener): this {
    const once: Listener = (...args) => {
      this.removeListener(type, once)
      listener.apply(this, args)
    }
    once.prototype = listener
    return this.on(type, once)
  }

  emit(type: string, ...args: unknown[]): boolean {
    const all = [...listenersOf(this, type)]
    for (const listener of all) listener.apply(this, args)
    return all.length > 0
  }

  removeListener(type: string, listener: Listener): this {
    const all = listenersOf(this, type)
    const at = all.findIndex(each => each === listener || each.prototype === listener)
    if (at >= 0) all.splice(at, 1)
    return this
  }

  removeAllListeners(type?: string): this {
    if (type === undefined) held.delete(this)
    else listenersOf(this, type).length = 0
    return this
  }

  listeners(type: string): Listener[] {
    return [...listenersOf(this, type)]
  }

  listenerCount(type: string): number {
    return listenersOf(this, type).length
  }

  setMaxListeners(): this {
    return this
  }
}

const held = new WeakMap<object, Map<string, Listener[]>>()

function listenersOf(emitter: object, type: string): Listener[] {
  const byType = held.get(emitter) ?? new Map<string, Listener[]>()
  held.set(emitter, byType)
  const all = byType.get(type) ?? []
  byType.set(type, all)
  return all
}
