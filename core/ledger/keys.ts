/**
 * The key that every payment of ours carries into the accounting system, so that it is known again
 * there (design §3, One payment, one record). 20 characters: QBO `PaymentRefNum` and Intacct
 * `referenceNumber` take 21, QBO's `requestid` 36. Not shaped like a GUID, which QBO's query parser refuses.
 */
const PREFIX = 'ARC-'
/** Crockford's base 32: no letter that reads as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
const KEY = new RegExp(`(?<![0-9A-Za-z-])${PREFIX}[${ALPHABET}]{${LENGTH}}(?![0-9A-Za-z-])`)

/** A new key: 80 random bits, `ARC-` and 16 characters. */
export function newKey(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = bytes => crypto.getRandomValues(bytes),
): string {
  return PREFIX + Array.from(random(new Uint8Array(LENGTH)), byte => ALPHABET[byte % 32]).join('')
}

export const isOurKey = (text: string): boolean => keyIn(text) === text

/** The first key of ours in what a record carries: a reference or memo that may hold other words too. */
export function keyIn(...texts: (string | null | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = text?.match(KEY)?.[0]
    if (found) return found
  }
  return undefined
}
