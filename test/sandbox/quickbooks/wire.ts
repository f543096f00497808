/** Keys whose numbers QBO writes with two decimals, `100.00` (facts §1.4). */
const MONEY = new Set([
  'Amount',
  'TotalAmt',
  'Balance',
  'HomeBalance',
  'HomeTotalAmt',
  'RemainingCredit',
  'UnappliedAmt',
])

// ES2026; the type library in use does not know it yet.
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON

/** JSON as it stands on QBO's wire. */
export const toWireJson = (value: unknown): string =>
  JSON.stringify(value, (key, held: unknown) =>
    typeof held === 'number' && MONEY.has(key) ? rawJson(held.toFixed(2)) : held,
  )

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, found => ESCAPES[found] ?? found)

const ATTRIBUTES = new Set(['domain', 'sparse', 'startPosition', 'maxResults', 'totalCount', 'status'])

/** The same answer as XML, which is what a caller gets that does not ask for JSON (facts §1.1). */
export function toWireXml(body: Record<string, unknown>, time: string): string {
  const inner = Object.entries(body)
    .filter(([key]) => key !== 'time')
    .map(([key, value]) => element(key, value))
    .join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${time}">${inner}</IntuitResponse>`
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(entry => element(name, entry)).join('')
  if (typeof value === 'number')
    return `<${name}>${MONEY.has(name) ? value.toFixed(2) : String(value)}</${name}>`
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`
  const entries = Object.entries(value)
  const reference = name.endsWith('Ref') && 'value' in value
  if (reference) {
    const { value: id, name: label } = value as { value: string; name?: string }
    return `<${name}${label ? ` name="${escapeXml(label)}"` : ''}>${escapeXml(String(id))}</${name}>`
  }
  const attributes = entries
    .filter(([key, held]) => ATTRIBUTES.has(key) && typeof held !== 'object')
    .map(([key, held]) => ` ${key}="${escapeXml(String(held))}"`)
    .join('')
  const children = entries.filter(([key]) => !ATTRIBUTES.has(key)).map(([key, held]) => element(key, held))
  return `<${name}${attributes}>${children.join('')}</${name}>`
}
