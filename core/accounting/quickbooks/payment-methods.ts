import * as z from 'zod/mini'
import type { PaymentMethod } from '../../ledger/records.ts'
import { AccountingError } from '../connector.ts'
import { readShape } from '../read-shape.ts'
import type { Client } from './client.ts'
import { methodNamed } from './mapping/method.ts'
import { ask, PAGE } from './query.ts'
import { id, ref, text } from './wire/common.ts'

/** Payments mostly hold the id of their method alone, so the company's list is read for its names. */
const QUERY = `SELECT * FROM PaymentMethod WHERE Active IN (true,false) MAXRESULTS ${PAGE}`

const entry = z.object({ Id: id, Name: text, Type: text })
const withMethod = z.object({ PaymentMethodRef: z.nullish(ref) })

const methodOf = ({ Name, Type }: z.infer<typeof entry>): PaymentMethod =>
  Type === 'CREDIT_CARD' ? 'card' : (methodNamed(Name) ?? 'other')

/** Ids of methods that these rows do not name themselves. */
function unnamed(rows: readonly unknown[]): Set<string> {
  const ids = new Set<string>()
  for (const row of rows) {
    const payment = readShape(withMethod, row)
    const method = payment.success ? payment.data.PaymentMethodRef : undefined
    if (method && !method.name) ids.add(method.value)
  }
  return ids
}

async function list(client: Client): Promise<Map<string, PaymentMethod>> {
  const { PaymentMethod: rows } = await ask(client, QUERY)
  const entries = (Array.isArray(rows) ? rows : []).map(row => z.safeParse(entry, row))
  return new Map(entries.flatMap(({ data }) => (data ? [[data.Id, methodOf(data)]] : [])))
}

/** The methods of rows off the wire, by id: asked for when a new one is met, and then remembered. */
export function paymentMethods(client: Client) {
  let known = new Map<string, PaymentMethod>()
  return async (rows: readonly unknown[]): Promise<ReadonlyMap<string, PaymentMethod>> => {
    const missing = [...unnamed(rows)].filter(method => !known.has(method))
    if (missing.length === 0) return known
    const none = missing.map(method => [method, 'other'] as const)
    try {
      known = new Map([...known, ...none, ...(await list(client))])
    } catch (error) {
      // Not allowed to see the list: the payments themselves are worth more than the name of their method.
      const passing = error instanceof AccountingError && error.class !== 'needs-user'
      if (passing || !(error instanceof AccountingError)) throw error
      known = new Map([...known, ...none])
    }
    return known
  }
}
