import { expect, test } from 'vitest'
import { CustomerChip } from '../../../../components/workspace/customer-chip.tsx'
import { connection, customer, ID, stock } from '../ledger-rows.ts'
import { show, text, until } from '../screen.tsx'

test('never names the customer of the filter before', async () => {
  await stock([connection()], [customer(), customer({ id: '8', name: 'Birch' })])
  const chip = (id: string) =>
    show(
      <CustomerChip
        connectionId={ID}
        address={{ page: 'payments', params: new URLSearchParams({ customer: id }) }}
      />,
    )
  chip('7')
  await until(() => text().includes('Amy'))
  chip('8')
  expect(text()).not.toContain('Amy')
  await until(() => text().includes('Birch'))
})
