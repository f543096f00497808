import * as z from 'zod/mini'
import type { SetupChoice, SetupLists } from '../../ledger/connection.ts'
import { AccountingError } from '../connector.ts'
import { text } from '../wire.ts'
import type { Client } from './client.ts'
import { allRows } from './query.ts'
import type { Filter } from './sources.ts'

const choice = z.object({
  id: z.string(),
  name: text,
  description: text,
  'bankAccountDetails.bankName': text,
})
const ACTIVE: Filter = { $eq: { status: 'active' } }

/** A list that this user may not see, or that the company has not subscribed to, is empty. @throws AccountingError */
async function list(
  client: Client,
  object: string,
  label: 'name' | 'description' | 'bankAccountDetails.bankName',
  filters: readonly Filter[] = [ACTIVE],
): Promise<SetupChoice[]> {
  let rows: unknown[]
  try {
    rows = await allRows(client, { object, fields: ['id', label], filters })
  } catch (error) {
    if (error instanceof AccountingError && (error.class === 'needs-user' || error.class === 'bug')) return []
    throw error
  }
  return rows
    .flatMap(row => z.safeParse(choice, row).data ?? [])
    .map(row => ({ id: row.id, name: row[label] || row.id }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** What connecting asks once (design §6). */
export async function setupLists(client: Client): Promise<SetupLists> {
  const [entities, documentTypes, accounts, accountLabels, locations, warehouses, bankAccounts] =
    await Promise.all([
      list(client, 'company-config/entity', 'name'),
      // Those that make invoices in Receivables.
      list(client, 'order-entry/txn-definition', 'description', [
        ACTIVE,
        { $eq: { docClass: 'invoice' } },
        { $eq: { txnPostingMethod: 'toAR' } },
      ]),
      list(client, 'general-ledger/account', 'name'),
      list(client, 'accounts-receivable/account-label', 'description'),
      list(client, 'company-config/location', 'name'),
      list(client, 'inventory-control/warehouse', 'name'),
      list(client, 'cash-management/checking-account', 'bankAccountDetails.bankName'),
    ])
  return { entities, documentTypes, accounts, accountLabels, locations, warehouses, bankAccounts }
}
