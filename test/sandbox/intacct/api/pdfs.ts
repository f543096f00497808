import type { Row } from '../books/books.ts'

/** Generated documents by a key of their own, which differs from the invoice's (facts/sage-intacct-rest.md §9). */
export class Pdfs {
  /** What a download is: the bytes themselves, or JSON with base64 in it. */
  as: 'bytes' | 'json' = 'bytes'
  readonly #made = new Map<string, Row>()
  #last = 105

  request(row: Row): string {
    this.#last += 1
    const key = String(this.#last)
    this.#made.set(key, row)
    return key
  }

  take(key: string): Row | undefined {
    return this.#made.get(key)
  }
}
