/**
 * Errors have come as XML though JSON was asked for, once cut off in the middle. The worker has no
 * DOMParser; a few names are wanted, so they are looked for. Nothing here throws.
 */
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const decodeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, ten, sixteen, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const point = ten ? Number(ten) : Number.parseInt(sixteen, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

/** The text after an opening tag, as far as the next tag of any kind. */
export function xmlContent(xml: string, name: string): string | undefined {
  const found = new RegExp(
    `<(?:\\w{1,20}:)?${name}(?:\\s[^<>]*)?>(?:<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]*))`,
  ).exec(xml)
  return found?.[1] ?? (found?.[2] === undefined ? undefined : decodeXml(found[2]))
}
