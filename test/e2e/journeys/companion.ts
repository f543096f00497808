import type { Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { quickbooks } from '../harness/systems/quickbooks.ts'

/** Opens an invoice of the books in QuickBooks Online's pages, by its number. */
export const openInvoice = (stage: Stage, tab: Screen, number: string, company?: string): Promise<void> =>
  quickbooks.pages.openInvoice(stage, tab, number, company)

/** Opens the companion's panel from its chip. */
export async function openPanel(tab: Screen): Promise<void> {
  await tab.click('button', /Show details/)
  await tab.see('AR balance')
}
