import type { Faults } from '../bad-answer.ts'
import { decodeXml, xmlContent } from '../xml-text.ts'
import { faultlet } from './faultlet.ts'

/** Throttling and gateway errors have come as XML, once without `</Error>` (facts §1.1, §1.10). */
const LONGEST = 65_536
const ERROR = /<(?:\w{1,20}:)?Error(?=[\s>/])/
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : decodeXml(value)
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
      message: xmlContent(error, 'Message'),
      detail: xmlContent(error, 'Detail'),
    }),
  )
  return { faults: faults.length > 0 ? faults : [faultlet({})], ...(type ? { type } : {}) }
}
