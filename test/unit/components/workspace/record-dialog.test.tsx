import { expect, test } from 'vitest'
import { RecordDialog } from '../../../../components/workspace/payments/record/record-dialog.tsx'
import { connection, customer, ID, invoice, stock } from '../ledger-rows.ts'
import { button, drawn, field, show, type, until, worker } from '../screen.tsx'

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

test('an amount typed before the invoice was read stays, and pays that invoice', async () => {
  const sent = await open()
  type(received(), '200')
  await until(() => proposed())
  await drawn()
  expect(received().value).toBe('200')
  expect(await recorded(sent)).toMatchObject({
    payment: { amount: 20_000, applications: [{ invoiceId: '1', amount: 20_000 }] },
  })
})

test('an amount typed at the very moment when the invoice appears stays', async () => {
  const sent = await open()
  await new Promise<void>(resolve => {
    const watch = new MutationObserver(() => {
      if (!proposed()) return
      watch.disconnect()
      type(received(), '123.45')
      resolve()
    })
    watch.observe(document.body, { childList: true, subtree: true })
  })
  await drawn()
  await drawn()
  expect(received().value).toBe('123.45')
  expect(await recorded(sent)).toMatchObject({ payment: { amount: 12_345 } })
})
