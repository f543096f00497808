import { type Faults, faultlet } from './faultlet.ts'

/**
 * Throttling and gateway errors have come as XML though JSON was asked for, once without `</Error>`
 * (facts §1.1, §1.10). The worker has no DOMParser; five names are wanted, so they are looked for.
 */
const LONGEST = 65_536
const ERROR = /<(?:\w{1,20}:)?Error(?=[\s>/])/
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, ten, sixteen, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const point = ten ? Number(ten) : Number.parseInt(sixteen, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : decode(value)
}

/** The text after an opening tag, as far as the next tag of any kind. */
function content(xml: string, name: string): string | undefined {
  const found = new RegExp(
    `<(?:\\w{1,20}:)?${name}(?:\\s[^<>]*)?>(?:<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]*))`,
  ).exec(xml)
  return found?.[1] ?? (found?.[2] === undefined ? undefined : decode(found[2]))
}

const head = (xml: string): string => xml.slice(0, xml.indexOf('>') + 1 || undefined)

/** Undefined when the text is no fault, an HTML page for one. Never throws. */
export function xmlFaults(answer: string): Faults | undefined {
  const xml = answer.slice(0, LONGEST)
  const at = /<(?:\w{1,20}:)?Fault(?=[\s>/])/.exec(xml)?.index
  if (at === undefined) return undefined
  const [opening = '', ...errors] = xml.slice(at).split(ERROR)
  const type = attribute(head(opening), 'type')
  const faults = errors.map(error =>
    faultlet({
      code: attribute(head(error), 'code'),
      element: attribute(head(error), 'element'),
      message: content(error, 'Message'),
      detail: content(error, 'Detail'),
    }),
  )
  return { faults: faults.length > 0 ? faults : [faultlet({})], ...(type ? { type } : {}) }
}
