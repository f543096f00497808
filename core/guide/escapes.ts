/** What an escape sequence stands for: a UTF-16 code, and the offset after the sequence. */
export interface Escape {
  code: number
  end: number
}

const SPACE = 32
const NEWLINE = 10
const NAMED: Record<string, number> = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  shy: 0xad,
  zwnj: 0x200c,
  zwj: 0x200d,
  lsquo: 0x2018,
  rsquo: 0x2019,
  ldquo: 0x201c,
  rdquo: 0x201d,
  ndash: 0x2013,
  mdash: 0x2014,
  hellip: 0x2026,
}
const CONTROL: Record<string, number> = { n: NEWLINE, r: NEWLINE, t: SPACE, b: SPACE, f: SPACE, v: SPACE }

// Sticky and bounded but for `amp;`, whose run holds no further `&`: no offset is read twice.
const ENTITY = /&(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/iy
const ENTITY_AFTER_AMP = /(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/iy
const PERCENT = /%(?:25)*([\da-f]{2})/iy
const HEX = /u([\da-f]{4})|x([\da-f]{2})/iy

const BACKSLASH = 92
const AMPERSAND = 38

/**
 * Reads the JSON, entity or percent escape that starts at `at`, also when it was escaped twice
 * (`\\\"`, `&amp;quot;`, `%257E`), and writes it to `out`. False when there is none.
 */
export function escapeAt(text: string, at: number, out: Escape): boolean {
  const code = text.charCodeAt(at)
  if (code === BACKSLASH) return backslash(text, at, out)
  return code === AMPERSAND ? entity(ENTITY, text, at, out) : percent(text, at, out)
}

function entity(shape: RegExp, text: string, at: number, out: Escape): boolean {
  shape.lastIndex = at
  const found = shape.exec(text)
  if (!found) return false
  const [whole, decimal, hex, name] = found
  if (decimal) out.code = Number.parseInt(decimal, 10)
  else if (hex) out.code = Number.parseInt(hex, 16)
  else out.code = NAMED[(name ?? '').toLowerCase()] ?? SPACE
  out.end = at + whole.length
  return true
}

function percent(text: string, at: number, out: Escape): boolean {
  PERCENT.lastIndex = at
  const found = PERCENT.exec(text)
  if (!found) return false
  const code = Number.parseInt(found[1] ?? '', 16)
  // A byte of a longer UTF-8 sequence: curly quotes and the like, which part words anyway.
  out.code = code < 128 ? code : SPACE
  out.end = at + found[0].length
  return true
}

function backslash(text: string, at: number, out: Escape): boolean {
  let end = at + 1
  while (text.charCodeAt(end) === BACKSLASH) end++
  HEX.lastIndex = end
  const found = HEX.exec(text)
  if (found) {
    out.code = Number.parseInt(found[1] ?? found[2] ?? '', 16)
    out.end = end + found[0].length
    if (out.code === AMPERSAND) entity(ENTITY_AFTER_AMP, text, out.end, out)
    return true
  }
  const control = CONTROL[text.charAt(end)]
  out.code = control ?? SPACE
  out.end = control === undefined ? end : end + 1
  return true
}
