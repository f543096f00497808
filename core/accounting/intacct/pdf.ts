import { AccountingError } from '../connector.ts'
import { isPdf } from '../pdf-bytes.ts'
import type { Client } from './client.ts'
import { keyOf } from './external-id.ts'
import { read } from './read.ts'
import type { Base } from './records.ts'

const unusable = () => new AccountingError('Sage Intacct gave no PDF.', { class: 'retry' })

const gone = () =>
  new AccountingError('The invoice is not in Sage Intacct.', { class: 'needs-user', reason: 'gone' })

/** The invoice as the customer sees it: made on request, and then fetched (facts §9). @throws AccountingError */
export async function pdf(client: Client, externalId: string, base: Base): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await read(client, 'invoice', externalId, base)
  if ('gone' in answer) throw gone()
  const key = 'found' in answer ? keyOf(answer.found.version) : undefined
  if (key === undefined) throw unusable()
  const made = await client.ask('/workflows/accounts-receivable/invoice/generate-pdf', { key })
  const path = (made.result as { downloadURL?: unknown } | null)?.downloadURL
  // Relative to the base; anything else would take the sign-in elsewhere.
  if (typeof path !== 'string' || !/^\/services\/[\w/-]+\?[^\s#]*$/.test(path)) throw unusable()
  const bytes = await client.bytes(path)
  return isPdf(bytes) ? bytes : inJson(bytes)
}

/** What comes back is not documented: bytes, or the same as base64 in JSON. */
function inJson(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    const text = base64In(JSON.parse(new TextDecoder().decode(bytes)))
    const found = Uint8Array.from(atob(text ?? ''), character => character.charCodeAt(0))
    if (isPdf(found)) return found
  } catch {
    // No JSON, or no base64.
  }
  throw unusable()
}

/** The first text that begins as a PDF does in base64 (`%PDF`). */
function base64In(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.startsWith('JVBERi') ? value : undefined
  if (typeof value !== 'object' || value === null || depth > 4) return undefined
  for (const inner of Object.values(value)) {
    const found = base64In(inner, depth + 1)
    if (found) return found
  }
  return undefined
}
