import * as z from 'zod/mini'
import type { PaymentTerm } from '../../ledger/connection.ts'
import { AccountingError, type CompanyFacts } from '../connector.ts'
import { text } from '../wire.ts'
import { zone } from '../zone.ts'
import type { Client } from './client.ts'
import { companyIdOf } from './company-id.ts'
import { allRows } from './query.ts'

/** Facts §8.2. */
const preferences = z.object({
  name: text,
  accounting: z.nullish(z.object({ baseCurrency: text })),
  dateTimeSettings: z.nullish(z.object({ timeZone: text })),
})

/**
 * Whose books these are: the token says so of itself. Name, currency and time zone are told to those who may
 * see the company's preferences; closed periods are told to nobody (facts §8.4).
 */
export async function company(client: Client, homeCurrency: string, isSetUp: boolean): Promise<CompanyFacts> {
  const [token, chosen, terms] = await Promise.all([
    client.introspect(),
    preferencesOf(client),
    // Nothing of its books is asked before the user has said where records go.
    isSetUp ? paymentTerms(client) : undefined,
  ])
  const companyId = companyIdOf(token)
  if (companyId === undefined)
    throw new AccountingError('Sage Intacct did not say which company this is.', { class: 'sign-in' })
  return {
    companyId,
    name: chosen.name || companyId,
    homeCurrency: chosen.accounting?.baseCurrency || homeCurrency,
    ...zone(chosen.dateTimeSettings?.timeZone),
    ...(terms ? { terms } : {}),
  }
}

/** Facts §6.5. */
const term = z.object({ id: z.string(), 'due.days': z.nullish(z.int()), 'due.from': text })

/** Without the list, terms set the due date alone. */
async function paymentTerms(client: Client): Promise<PaymentTerm[] | undefined> {
  try {
    const rows = await allRows(client, {
      object: 'accounts-receivable/term',
      fields: ['id', 'due.days', 'due.from'],
      filters: [{ $eq: { status: 'active' } }],
    })
    return rows
      .flatMap(row => z.safeParse(term, row).data ?? [])
      .map(({ id, 'due.days': days, 'due.from': from }) => ({
        id,
        name: id,
        // Counted from another day than the invoice's, the due date is the user's to enter.
        ...(days != null && from === 'fromInvoiceDate' ? { days } : {}),
      }))
  } catch {
    return undefined
  }
}

async function preferencesOf(client: Client): Promise<z.infer<typeof preferences>> {
  try {
    const { result } = await client.get('/objects/company-config/company-preference/setup')
    return z.safeParse(preferences, result).data ?? {}
  } catch (error) {
    // Not allowed to see them: the company is known all the same.
    if (error instanceof AccountingError && error.class === 'needs-user') return {}
    throw error
  }
}
