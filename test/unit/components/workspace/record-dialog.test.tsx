import { expect, test, vi } from 'vitest'
import { RecordDialog } from '../../../../components/workspace/payments/record/record-dialog.tsx'
import { listCustomers } from '../../../../core/store/customers.ts'
import { connection, customer, ID, invoice, put, stock } from '../ledger-rows.ts'
import { button, drawn, field, show, text, type, until, worker } from '../screen.tsx'

vi.mock(import('../../../../core/store/customers.ts'), { spy: true })

HTMLDialogElement.prototype.showModal ??= () => undefined

const received = () => field('Amount received (USD)')
const proposed = () => document.querySelector<HTMLInputElement>('.apply-table input[inputmode=decimal]')

async function open() {
  await stock([connection()], [customer(), invoice()])
  const sent = worker({ 'payment.record': () => ({ id: 'own-9' }) })
  show(<RecordDialog connection={connection()} invoiceId="1" onClose={() => undefined} />)
  return sent
}

const recorded = async (sent: Awaited<ReturnType<typeof open>>) => {
  button('Record the payment')?.click()
  return (await until(() => sent.find(({ name }) => name === 'payment.record'))).input
}

test('opened from an invoice, it proposes to pay it whole', async () => {
  const sent = await open()
  await until(() => proposed()?.value === '500.00')
  expect(received().value).toBe('500.00')
  expect(await recorded(sent)).toMatchObject({
    connectionId: ID,
    payment: { customerId: '7', amount: 50_000, applications: [{ invoiceId: '1', amount: 50_000 }] },
  })
})

test('an amount that is typed stays, and pays that invoice', async () => {
  const sent = await open()
  await until(() => proposed())
  type(received(), '200')
  await until(() => proposed()?.value === '200.00')
  expect(received().value).toBe('200')
  expect(await recorded(sent)).toMatchObject({
    payment: { amount: 20_000, applications: [{ invoiceId: '1', amount: 20_000 }] },
  })
})

test('another customer takes what was applied along, and shows that one’s invoices', async () => {
  await stock(
    [connection()],
    [
      customer(),
      customer({ id: '8', name: 'Birch' }),
      invoice(),
      invoice({ id: '2', number: '1043', customerId: '8' }),
    ],
  )
  show(<RecordDialog connection={connection()} invoiceId="1" onClose={() => undefined} />)
  await until(() => proposed())
  field('Customer').click()
  await until(() => document.querySelectorAll('[role=option]').length === 2)
  ;[...document.querySelectorAll<HTMLElement>('[role=option]')]
    .find(one => text(one).startsWith('Birch'))
    ?.click()
  await until(() => text().includes('1043'))
  expect(proposed()?.value).toBe('')
})

test('while anything it stands on is still read, it shows no field that could change under the user', async () => {
  let answer: (customers: Awaited<ReturnType<typeof listCustomers>>) => void = () => undefined
  vi.mocked(listCustomers).mockReturnValueOnce(new Promise(resolve => (answer = resolve)))
  const sent = await open()
  for (let n = 0; n < 20; n++) await drawn()
  expect(text()).toContain('Loading')
  expect(document.querySelector('input, select')).toBeNull()
  answer({ rows: [customer()], total: 1 })
  await until(() => proposed())
  expect(await recorded(sent)).toMatchObject({ payment: { customerId: '7', amount: 50_000 } })
})

test('an amount stays as it was proposed when the invoice changes meanwhile; what is applied follows', async () => {
  await open()
  await until(() => proposed())
  await put(invoice({ accountingBalance: 20_000 }))
  await until(() => proposed()?.value === '200.00')
  expect(received().value).toBe('500.00')
  expect(text()).toContain('Unapplied, stays with the customer$300.00')
})
