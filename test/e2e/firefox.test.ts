import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guideEntry } from '../../core/guide/index.ts'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import type { Screen } from './harness/screen.ts'
import { firefoxStage, type Stage } from './harness/stage.ts'
import { openInvoice, openPanel } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { DOCUMENTED } from './journeys/errors.ts'

describe('the main job on QuickBooks Online, in Firefox', () => {
  let stage: Stage
  let options: Screen
  let tab: Screen

  beforeAll(async () => {
    stage = await firefoxStage()
    options = await connectQuickBooks(stage, NAMES.bayside)
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('connects and imports', async () => {
    const counts = await imported(options)
    expect(counts.invoices).toBe(stage.sandbox.quickbooks.company().all('Invoice').length)
  })

  it('shows the chip and the panel on an invoice', async () => {
    await openInvoice(stage, tab, CASES.partiallyPaid)
    await tab.see(/Overdue \d+ d/)
    await openPanel(tab)
    await tab.see('Payments')
  })

  it('marks an error and names its fix', async () => {
    const error = DOCUMENTED[6]
    stage.sandbox.quickbooks.pages.showOnLoad.push({ where: 'banner', text: error?.text ?? '' })
    await openInvoice(stage, tab, CASES.open)
    await tab.see(guideEntry(error?.id ?? '')?.title ?? '?')
  })
})
