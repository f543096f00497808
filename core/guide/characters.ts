// Kinds of characters; a value of WORD or more is a character of a word, folded.
export const IGNORED = 0
export const BLANK = 1
export const PUNCTUATION = 2
export const END_MARK = 3
export const LINE_END = 4
export const OPENING = 5
export const CLOSING = 6
export const APOSTROPHE = 7
export const ESCAPING = 8
export const WORD = 32

const KINDS = buildKinds()

function buildKinds(): Uint16Array {
  const kinds = new Uint16Array(0x180).fill(PUNCTUATION)
  for (const c of ' \t\v\f,-_`´×÷ ') kinds[c.charCodeAt(0)] = BLANK
  for (const c of '.!?') kinds[c.charCodeAt(0)] = END_MARK
  for (const c of '\n\r\u0085') kinds[c.charCodeAt(0)] = LINE_END
  for (const c of '\\&%') kinds[c.charCodeAt(0)] = ESCAPING
  kinds[0x3c] = OPENING
  kinds[0x3e] = CLOSING
  kinds[0x27] = APOSTROPHE
  kinds[0xad] = IGNORED
  for (let c = 48; c < 0x180; c++) {
    const letter = String.fromCharCode(c)
    if (/[\p{L}\d]/u.test(letter)) kinds[c] = letter.normalize('NFD').toLowerCase().charCodeAt(0)
  }
  return kinds
}

function rareKind(c: number): number {
  if (c >= 0x300 && c <= 0x36f) return IGNORED
  if (c >= 0xff01 && c <= 0xff5e) return KINDS[c - 0xfee0] ?? PUNCTUATION
  if (c === 0xfeff || c === 0xfe0f || c === 0x61c) return IGNORED
  if (c >= 0x2000 && c <= 0x206f) {
    if ((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c >= 0x2060) return IGNORED
    if (c <= 0x2011 || c === 0x202f || c === 0x205f) return BLANK
    if (c === 0x2018 || c === 0x2019 || c === 0x201b) return APOSTROPHE
    if (c === 0x2028 || c === 0x2029) return LINE_END
    return c === 0x2026 ? END_MARK : PUNCTUATION
  }
  if (c === 0x3000) return BLANK
  // Symbols, dingbats, CJK punctuation, surrogates (emoji) and private use part words.
  const symbol = (c >= 0x2070 && c <= 0x2bff) || (c >= 0x3001 && c <= 0x303f)
  return symbol || (c >= 0xd800 && c <= 0xf8ff) || c > 0xffff ? PUNCTUATION : c
}

/** A character that is a word by itself, as in scripts without blanks. */
export const standsAlone = (c: number) => c >= 0x2e80 && c <= 0xd7af

/** What a character does: part words, belong to one (then its folded code), or nothing. */
export const kindOf = (c: number) => (c < 0x180 ? (KINDS[c] as number) : rareKind(c))

/** The kind of a character that an escape stood for: it does not escape once more. */
export function plainKind(c: number): number {
  const kind = kindOf(c)
  return kind === ESCAPING ? PUNCTUATION : kind
}
