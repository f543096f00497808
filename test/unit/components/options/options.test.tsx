import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { Options } from '../../../../components/options/options.tsx'
import { StoreError } from '../../../../core/store/store-error.ts'

vi.mock('../../../../components/shared/use-connections.ts', () => ({
  useConnections: () => ({ value: undefined, error: new StoreError('unavailable') }),
}))

afterEach(() => {
  render(null, document.body)
  location.hash = ''
})

it('offers no company to be connected while the ledger does not open', async () => {
  await act(() => render(<Options />, document.body))
  await vi.waitFor(() => expect(document.body.textContent).toContain('The ledger did not open'))
  // What needs no ledger is there all the same.
  location.hash = '#invoices'
  await vi.waitFor(() => expect(document.querySelector('main h2')?.textContent).toBe('Invoices'))
  location.hash = '#connections'
  await vi.waitFor(() => expect(document.querySelector('main h2')?.textContent).not.toBe('Invoices'))
  expect(document.querySelector('form')).toBeNull()
  expect(document.querySelectorAll('main input')).toHaveLength(0)
})
