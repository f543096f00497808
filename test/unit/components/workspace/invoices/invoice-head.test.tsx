import { useState } from 'preact/hooks'
import { expect, test, vi } from 'vitest'
import { emptyInvoice } from '../../../../../components/workspace/invoices/edit/invoice-form.ts'
import { InvoiceHead } from '../../../../../components/workspace/invoices/edit/invoice-head.tsx'
import { suggestNumber } from '../../../../../components/workspace/invoices/edit/next-number.ts'
import { connection, stock } from '../../ledger-rows.ts'
import { button, drawn, field, show, type, until } from '../../screen.tsx'

vi.mock(import('../../../../../components/workspace/invoices/edit/next-number.ts'))

function Form() {
  const [form, setForm] = useState(emptyInvoice('2026-03-01'))
  return (
    <InvoiceHead
      connection={connection()}
      form={form}
      customers={[]}
      isNew
      messageAt={() => undefined}
      onChange={patch => setForm(before => ({ ...before, ...patch }))}
      onNewCustomer={() => undefined}
    />
  )
}

test.each([
  ['a number that is typed while the next one is looked for stays', '77', '77'],
  ['the next number is filled in', undefined, '1043'],
])('%s', async (_, typed, stays) => {
  await stock([connection()])
  let found = (_: string) => {}
  vi.mocked(suggestNumber).mockReturnValueOnce(new Promise(resolve => (found = resolve)))
  show(<p />)
  show(<Form />)
  const next = await until(() => button('Next free'))
  next.click()
  await until(() => next.getAttribute('aria-busy') === 'true')
  if (typed) type(field('Invoice number'), typed)
  await drawn()
  found('1043')
  await until(() => next.getAttribute('aria-busy') === null)
  expect(field('Invoice number').value).toBe(stays)
})
