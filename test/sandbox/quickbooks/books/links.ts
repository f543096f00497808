import type { EntityName } from './entities.ts'

export type Target = { type: EntityName; id: string }
const key = (target: Target): string => `${target.type} ${target.id}`

/**
 * Which payments stand on which invoices and credit memos, and which deposit holds which payment, with the
 * amounts in hundredths. Kept beside the books so that a balance is recomputed without reading every payment.
 */
export class Links {
  readonly #to = new Map<string, Map<string, number>>()

  /** Sources (payment or deposit ids) of a target with their amounts, oldest first. */
  of(target: Target): ReadonlyMap<string, number> {
    return this.#to.get(key(target)) ?? new Map()
  }

  total(target: Target): number {
    let sum = 0
    for (const amount of this.of(target).values()) sum += amount
    return sum
  }

  set(target: Target, source: string, amount: number): void {
    const held = this.#to.get(key(target)) ?? new Map<string, number>()
    held.set(source, amount)
    this.#to.set(key(target), held)
  }

  remove(target: Target, source: string): void {
    this.#to.get(key(target))?.delete(source)
  }

  forget(target: Target): void {
    this.#to.delete(key(target))
  }
}
