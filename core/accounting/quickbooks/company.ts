import * as z from 'zod/mini'
import type { PaymentTerm } from '../../ledger/connection.ts'
import { AccountingError, type CompanyFacts } from '../connector.ts'
import { zone } from '../zone.ts'
import type { Client } from './client.ts'
import { ask } from './query.ts'
import { companyInfo, preferences, term } from './wire/company.ts'

/** Only what is active; without the list, terms set the due date alone. */
async function paymentTerms(client: Client): Promise<PaymentTerm[] | undefined> {
  try {
    const { Term } = await ask(client, 'SELECT * FROM Term MAXRESULTS 1000')
    const rows = (Array.isArray(Term) ? Term : []).flatMap(row => z.safeParse(term, row).data ?? [])
    return rows.map(({ Id, Name, DueDays }) => ({
      id: Id,
      name: Name,
      ...(DueDays == null ? {} : { days: DueDays }),
    }))
  } catch {
    return undefined
  }
}

/** Reads the company and its preferences. That it answers under this realm id proves whose books these are. */
export async function company(
  client: Client,
  companyId: string,
  homeCurrency: string,
): Promise<CompanyFacts> {
  const [about, chosen, terms] = await Promise.all([
    client.get(`/companyinfo/${encodeURIComponent(companyId)}`),
    client.get('/preferences'),
    paymentTerms(client),
  ])
  const info = z.safeParse(companyInfo, about.CompanyInfo)
  const prefs = z.safeParse(preferences, chosen.Preferences)
  if (!info.success || !prefs.success)
    throw new AccountingError('QuickBooks did not say which company this is.', { class: 'retry' })
  const { AccountingInfoPrefs, SalesFormsPrefs, CurrencyPrefs } = prefs.data
  const closedThrough = AccountingInfoPrefs?.BookCloseDate
  const customNumbers = SalesFormsPrefs?.CustomTxnNumbers
  return {
    companyId,
    name: info.data.CompanyName || info.data.LegalName || `Company ${companyId}`,
    homeCurrency: CurrencyPrefs?.HomeCurrency?.value || homeCurrency,
    ...zone(info.data.DefaultTimeZone),
    ...(closedThrough ? { closedThrough } : {}),
    ...(customNumbers == null ? {} : { customNumbers }),
    ...(terms ? { terms } : {}),
  }
}
