import type { Company } from '../../sandbox/quickbooks/company.ts'
import type { QuickBooksSandbox } from '../../sandbox/quickbooks/sandbox.ts'
import { seedLarge } from '../../sandbox/quickbooks/seed/large.ts'

export type Size = '0' | '1k' | '10k' | '100k'

/** Invoices of each. */
export const COUNT: Record<Size, number> = { '0': 0, '1k': 1000, '10k': 10_000, '100k': 100_000 }
/** For a quick try of the rows themselves: what they then print says nothing. */
export function shrinkLargest(invoices: number): void {
  COUNT['100k'] = invoices
}

const REALM: Record<Size, string> = {
  '0': '9130000000000001',
  '1k': '9130000000001000',
  '10k': '9130000000010000',
  '100k': '9130000000100000',
}

/** The company of that many invoices, seeded when it is first asked for; the same each time. */
export function companyOf(sandbox: QuickBooksSandbox, size: Size): Company {
  const known = sandbox.companies.get(REALM[size])
  if (known) return known
  if (COUNT[size] >= 100_000)
    console.log(`  (seeding a company of ${COUNT[size].toLocaleString('en')} invoices)`)
  const company = sandbox.addCompany(REALM[size])
  seedLarge(company, COUNT[size])
  return company
}
