import type { Faultlet } from '../connector.ts'
import { decodeXml, xmlContent } from '../xml-text.ts'
import { faultlet } from './faultlet.ts'

const LONGEST = 65_536

/**
 * Errors of the older XML gateway (facts sage-intacct.md §1.2), which surface whole or as text inside a
 * REST message, sometimes with their tags escaped: the specific cause in `description2`, often first.
 * Empty when the text holds none.
 */
export function xmlErrors(text: string): Faultlet[] {
  const head = text.slice(0, LONGEST)
  const xml = /&lt;(?:error|errorno|description2?)\b/i.test(head) ? decodeXml(head) : head
  if (!/<(?:errorno|description2?)\b/i.test(xml)) return []
  return xml
    .split(/<error(?=[\s>])/i)
    .filter(part => /<(?:errorno|description2?)\b/i.test(part))
    .map(part =>
      faultlet({
        code: xmlContent(part, 'errorno'),
        message: xmlContent(part, 'description2') || xmlContent(part, 'description'),
        detail: xmlContent(part, 'correction'),
      }),
    )
}
