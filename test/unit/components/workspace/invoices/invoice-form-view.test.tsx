import { expect, test, vi } from 'vitest'
import { emptyInvoice } from '../../../../../components/workspace/invoices/edit/invoice-form.ts'
import { InvoiceFormView } from '../../../../../components/workspace/invoices/edit/invoice-form-view.tsx'
import type { Item } from '../../../../../core/ledger/records.ts'
import { connection, ID, stock } from '../../ledger-rows.ts'
import { button, drawn, field, show, text, type, until, worker } from '../../screen.tsx'

const item: Item = {
  kind: 'item',
  connectionId: ID,
  id: '5',
  origin: 'imported',
  syncState: 'synced',
  name: 'Labor',
  type: 'service',
  active: true,
}
const line = { key: 1, itemId: '5', description: 'Work', quantity: '1', unitPrice: '85' }
async function opened(customerId: string) {
  await stock([connection()])
  const sent = worker({ 'customer.save': () => ({ id: 'own-1' }), 'invoice.save': () => ({ id: 'own-2' }) })
  show(
    <InvoiceFormView
      connection={connection()}
      invoice={undefined}
      initial={{ ...emptyInvoice('2026-03-01'), number: '4101', customerId, lines: [line] }}
      // Read again a moment after each change: what is made here is not among them yet.
      customers={[]}
      items={[item]}
      address={{ page: 'invoices', params: new URLSearchParams('edit=new') } as never}
    />,
  )
  await drawn()
  return () => sent.filter(({ name }) => name === 'invoice.save')
}
/** The form and the dialog of a customer name it alike. */
const SEND = 'Save and send to QuickBooks Online'

test('a customer made in the form counts before the list of customers has it', async () => {
  const saved = await opened('')
  button('New customer')?.click()
  const dialog = await until(() => document.querySelector('dialog'))
  type(field('Name'), 'Harbour Cafe')
  await drawn()
  button(SEND, dialog)?.click()
  await until(() => !document.querySelector('dialog'))
  await drawn()
  button(SEND)?.click()
  await vi.waitFor(() => expect(saved()).toMatchObject([{ input: { invoice: { customerId: 'own-1' } } }]))
})

test('one that the ledger does not have is refused beside its field', async () => {
  const saved = await opened('8')
  button(SEND)?.click()
  await until(() => text().includes('This customer is inactive or no longer there.'))
  expect(saved()).toEqual([])
})
