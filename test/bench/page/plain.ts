import { rateBudget } from '../../../core/accounting/rate-budget.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { forget, PACED } from './engine.ts'
import type { Target } from './target.ts'

/** A request as the engine makes it. `path` is what stands behind the host. */
const request = (path: string, { accessToken }: Target): Promise<Response> =>
  fetch(`https://quickbooks.api.intuit.com${path}`, {
    headers: { Accept: 'application/json', Authorization: `Bearer ${accessToken}` },
    credentials: 'omit',
    cache: 'no-store',
  })

async function ask(path: string, target: Target): Promise<Response> {
  const response = await request(path, target)
  if (!response.ok) throw new Error(`${response.status} for ${path}`)
  return response
}

/** The pages alone: fetched one after another at the same pace, read to their end, and dropped. */
export async function fetchPages(paths: string[], target: Target): Promise<number> {
  const budget = rateBudget(PACED)
  const from = performance.now()
  for (const path of paths) {
    const leave = await budget.enter('low')
    const answer = await ask(path, target)
    leave(true)
    await answer.arrayBuffer()
    leave()
  }
  return performance.now() - from
}

/** Waves of requests, six at a time: what a check's calls cost without the check. That one is gone is an answer too. */
export async function fetchInWaves(waves: string[][], target: Target): Promise<number> {
  const from = performance.now()
  for (const wave of waves) {
    const waiting = [...wave]
    const asker = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
        await (await request(path, target)).arrayBuffer()
    }
    await Promise.all(Array.from({ length: 6 }, asker))
  }
  return performance.now() - from
}

const STORES = {
  Customer: 'customers',
  Item: 'items',
  Invoice: 'invoices',
  Payment: 'payments',
  CreditMemo: 'creditMemos',
} as const

type Wire = Record<string, never> & { Id: string; DocNumber?: string; DueDate?: string; Balance?: number }

/** The bare work: fetch, JSON.parse, one plain put per record, the same indexes, no checks. */
export async function importPlainly(name: string, paths: string[], target: Target): Promise<number> {
  await forget(name)
  const ledger = ledgerNamed(name)
  const from = performance.now()
  const db = await ledger.open()
  let coming = ask(paths[0] as string, target)
  let stored: Promise<void> = Promise.resolve()
  for (const [n] of paths.entries()) {
    const response = await coming
    const following = paths[n + 1]
    const text = await response.text()
    if (following !== undefined) coming = ask(following, target)
    const answer = JSON.parse(text).QueryResponse as Record<string, Wire[]>
    await stored
    for (const [kind, store] of Object.entries(STORES)) {
      const rows = answer[kind]
      if (!rows) continue
      const tx = db.transaction(store, 'readwrite')
      for (const row of rows) void tx.store.put(keyed(kind, row, target.realm) as never)
      stored = tx.done
    }
  }
  await stored
  const ms = performance.now() - from
  await ledger.close()
  await forget(name)
  return ms
}

/** The record as it came, with the values that the ledger's keys and indexes stand on. */
function keyed(kind: string, row: Wire, connectionId: string): object {
  const customerId = (row.CustomerRef as unknown as { value: string } | undefined)?.value
  const base = { ...row, connectionId, id: row.Id, customerId }
  if (kind === 'Customer') return { ...base, name: row.DisplayName }
  if (kind === 'Invoice')
    return {
      ...base,
      number: row.DocNumber,
      date: row.TxnDate,
      ...((row.Balance ?? 0) > 0 ? { openDue: row.DueDate } : {}),
    }
  if (kind !== 'Payment') return base
  const lines = (row.Line ?? []) as unknown as { LinkedTxn: { TxnId: string }[] }[]
  return {
    ...base,
    invoiceKeys: lines.flatMap(line => line.LinkedTxn.map(each => `${connectionId}\n${each.TxnId}`)),
  }
}
