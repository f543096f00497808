import type { Company } from '../company.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { seedAlder } from './alder.ts'
import { INTACCT_COMPANIES, INTACCT_NAMES } from './cases.ts'
import { seedKestrel } from './kestrel.ts'
import { seedLarge } from './large.ts'
import { seedLists } from './lists.ts'
import { settingsFor } from './settings.ts'

/** Fills the sandbox as `startSandbox` was asked to. */
export function seedIntacct(
  sandbox: IntacctSandbox,
  what: 'company' | 'empty' | 'large',
  invoices: number,
): void {
  const single = (name: string): Company =>
    sandbox.addCompany(
      INTACCT_COMPANIES.alder,
      settingsFor({ name, timeZone: 'America/New_York', multiEntity: false }),
    )
  if (what === 'large') seedLarge(single('Meridian Supply Group'), invoices)
  else if (what === 'empty') {
    const company = single('Blank Slate LLC')
    seedLists(company, { invoicePrefix: 'INV-', nextInvoice: 1 })
    company.create('location', { id: '100', name: 'Head office', status: 'active' })
  } else {
    const alder = settingsFor({ name: INTACCT_NAMES.alder, timeZone: 'America/New_York', multiEntity: true })
    seedAlder(sandbox.addCompany(INTACCT_COMPANIES.alder, alder))
    const kestrel = settingsFor({
      name: INTACCT_NAMES.kestrel,
      timeZone: 'America/Denver',
      multiEntity: false,
    })
    seedKestrel(sandbox.addCompany(INTACCT_COMPANIES.kestrel, kestrel))
  }
}
