/**
 * The key that every payment we create carries into the accounting system (design §3, One payment, one
 * record). Short enough for QuickBooks' `PaymentRefNum` (21 characters), and not shaped like a GUID: its
 * query parser refuses such literals. 16 signs of Crockford's alphabet: 80 random bits.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PATTERN = /\bARC-[0-9A-HJKMNP-TV-Z]{16}\b/

export function newOurKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `ARC-${Array.from(bytes, byte => ALPHABET[byte % 32]).join('')}`
}

/** The first of our keys in what the record carries: a reference or a note. */
export function ourKeyIn(...texts: (string | null | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = text && PATTERN.exec(text)?.[0]
    if (found) return found
  }
  return undefined
}
