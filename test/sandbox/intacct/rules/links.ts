/**
 * How much of a document (invoice, credit memo, advance) is used up by which payment, in hundredths and always
 * positive. Kept beside the books so that a balance needs no look through all payments.
 */
export class Links {
  readonly #used = new Map<string, Map<string, { amount: number; draft: boolean }>>()

  set(document: string, payment: string, amount: number, draft: boolean): void {
    const held = this.#used.get(document) ?? new Map()
    const before = held.get(payment)
    held.set(payment, { amount: amount + (before?.amount ?? 0), draft })
    this.#used.set(document, held)
  }

  remove(document: string, payment: string): void {
    this.#used.get(document)?.delete(payment)
  }

  /** What is paid for good, and what a draft payment has only selected. */
  of(document: string): { paid: number; selected: number; payments: string[] } {
    let paid = 0
    let selected = 0
    const held = this.#used.get(document)
    for (const { amount, draft } of held?.values() ?? []) {
      if (draft) selected += amount
      else paid += amount
    }
    return { paid, selected, payments: [...(held?.keys() ?? [])] }
  }

  any(document: string): boolean {
    return (this.#used.get(document)?.size ?? 0) > 0
  }
}
