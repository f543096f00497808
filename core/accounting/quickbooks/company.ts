import * as z from 'zod/mini'
import { AccountingError, type CompanyFacts } from '../connector.ts'
import { zone } from '../zone.ts'
import type { Client } from './client.ts'
import { companyInfo, preferences } from './wire/company.ts'

/** Reads the company and its preferences. That it answers under this realm id proves whose books these are. */
export async function company(
  client: Client,
  companyId: string,
  homeCurrency: string,
): Promise<CompanyFacts> {
  const [about, chosen] = await Promise.all([
    client.get(`/companyinfo/${encodeURIComponent(companyId)}`),
    client.get('/preferences'),
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
  }
}
