/**
 * The key that every payment of ours carries into the accounting system, so that it is known again
 * there (design §3, One payment, one record). 21 characters: the most that QBO `PaymentRefNum` and
 * Intacct `referenceNumber` take, and within QBO's 36 for a `requestid`.
 */
const PREFIX = 'ARC-'
/** Crockford's base 32: no letter that reads as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 17
const KEY = new RegExp(`(?<![0-9A-Za-z-])${PREFIX}[${ALPHABET}]{${LENGTH}}(?![0-9A-Za-z-])`)

/** A new key: 85 random bits, `ARC-` and 17 characters. */
export function newKey(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = bytes => crypto.getRandomValues(bytes),
): string {
  return PREFIX + Array.from(random(new Uint8Array(LENGTH)), byte => ALPHABET[byte % 32]).join('')
}

export const isOurKey = (text: string): boolean => keyIn(text) === text

/** The first key of ours in a reference or memo that may hold other words too. */
export const keyIn = (text: string | undefined): string | undefined => text?.match(KEY)?.[0]
