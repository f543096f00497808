import { afterEach, expect, it } from 'vitest'
import type { CreditMemo, Invoice } from '../../../core/ledger/records.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { wantedPdfs, wantPdf } from '../../../core/store/pdfs.ts'
import { getRecord, putRecord } from '../../../core/store/records.ts'
import { write } from '../../../core/store/transaction.ts'
import { UPSERT_STORES } from '../../../core/sync/pull/upsert.ts'
import { absorbTwin } from '../../../core/sync/push/absorb-twin.ts'
import { aCustomer, anInvoice } from '../ledger/examples.ts'

const opened = ledgerNamed(`twins-${crypto.randomUUID()}`)
afterEach(() => opened.close())

it('a credit memo turns to the customer that stays, and nobody waits for the PDF of what is gone', async () => {
  const ledger = await opened.open()
  const ours = aCustomer({ id: 'own-c', externalId: '7', origin: 'own' })
  const { connectionId } = ours
  const memo = {
    ...anInvoice({ id: '9', externalId: '9', customerId: '7' }),
    kind: 'creditMemo',
  } as unknown as CreditMemo
  const invoice: Invoice = anInvoice({ id: 'own-i', externalId: '5', origin: 'own' })
  await write(ledger, UPSERT_STORES, async tx => {
    await putRecord(tx, aCustomer({ id: '7', externalId: '7' }))
    await putRecord(tx, ours)
    await putRecord(tx, memo)
    await putRecord(tx, anInvoice({ id: '5', externalId: '5' }))
    await putRecord(tx, invoice)
    wantPdf(tx, { connectionId, invoiceId: '5', attempts: 0 })
    await absorbTwin(tx, ours)
    await absorbTwin(tx, invoice)
  })
  expect(await getRecord(ledger, connectionId, 'creditMemo', '9')).toMatchObject({ customerId: 'own-c' })
  expect(await wantedPdfs(ledger, connectionId, 9)).toEqual([])
})
