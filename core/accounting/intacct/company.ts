import * as z from 'zod/mini'
import { AccountingError, type CompanyFacts } from '../connector.ts'
import { text } from '../wire.ts'
import { zone } from '../zone.ts'
import type { Client } from './client.ts'
import { companyIdOf } from './company-id.ts'

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
export async function company(client: Client, homeCurrency: string): Promise<CompanyFacts> {
  const [token, chosen] = await Promise.all([client.introspect(), preferencesOf(client)])
  const companyId = companyIdOf(token)
  if (companyId === undefined)
    throw new AccountingError('Sage Intacct did not say which company this is.', { class: 'sign-in' })
  return {
    companyId,
    name: chosen.name || companyId,
    homeCurrency: chosen.accounting?.baseCurrency || homeCurrency,
    ...zone(chosen.dateTimeSettings?.timeZone),
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
