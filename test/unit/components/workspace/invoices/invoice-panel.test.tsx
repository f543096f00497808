import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { InvoicePanel } from '../../../../../components/workspace/invoices/invoice-panel.tsx'
import { loadPreferences, savePreferences } from '../../../../../core/preferences/preferences.ts'
import { connection, customer, invoice, payment, stock } from '../../ledger-rows.ts'
import { button, show, text, until } from '../../screen.tsx'

vi.mock(import('../../../../../core/preferences/preferences.ts'), { spy: true })

beforeEach(() => fakeBrowser.reset())

test('nothing is said of an invoice before the settings are known that it depends on', async () => {
  await stock([connection()], [customer(), invoice(), payment()])
  await savePreferences({ submitAuthorizedAch: false })
  const found = await loadPreferences()
  let answer = (_: typeof found) => {}
  vi.mocked(loadPreferences).mockReturnValueOnce(new Promise(resolve => (answer = resolve)))
  show(
    <InvoicePanel
      connection={connection()}
      id="1"
      address={{ page: 'invoices', params: new URLSearchParams() }}
    />,
  )
  await new Promise(done => setTimeout(done, 150))
  expect(text()).not.toMatch(/authorized ACH|AR balance|not here/i)
  answer(found)
  await until(() => text().includes('AR balance'))
  expect(text()).toContain('sent once it succeeds')
  expect(button('Re-Sync')).toBeDefined()
})
