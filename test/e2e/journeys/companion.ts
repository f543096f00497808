import type { Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'

const APP = 'https://qbo.intuit.com/app'

/** Opens an invoice of the books in the accounting system's pages, by its number. */
export async function openInvoice(
  stage: Stage,
  tab: Screen,
  number: string,
  company?: string,
): Promise<void> {
  const { Id } = stage.sandbox.quickbooks.company(company).invoice(number)
  await tab.goto(`${APP}/invoice?txnId=${Id}`)
}

/** Opens the companion's panel from its chip. */
export async function openPanel(tab: Screen): Promise<void> {
  await tab.click('button', /Show details/)
  await tab.see('AR balance')
}

export const openList = (tab: Screen): Promise<void> => tab.goto(`${APP}/invoices`)
