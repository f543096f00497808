import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Payment } from '../../../core/ledger/records.ts'
import { ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { imported } from './connect.ts'

/** A processor's file, through the screens: previewed, imported, taken back, and known the second time. */
export function csv({ system, open }: Place): void {
  const { cases, companies } = system
  let stage: Stage
  let options: Screen
  const ownPayments = async () =>
    (await ledgerRows<Payment>(options, 'payments')).filter(({ origin }) => origin === 'own')
  // Not in the closed period of the seeded books.
  const today = new Date().toISOString().slice(0, 10)
  const FILE = [
    'Date,Invoice,Amount,Status,Trace number',
    `${today},${cases.overdue},"$1,0.5x",Settled,T-1`,
    `${today},${cases.overdue},$12.34,Pending,T-2`,
    '2026-02-30,NO-SUCH,5.00,Settled,T-3',
    `${today},${cases.open},(5.00),Settled,T-4`,
  ].join('\n')

  /** Pastes the rows and waits for the preview. */
  const preview = async (): Promise<Screen> => {
    const screen = await stage.extension('workspace.html#payments')
    await screen.click('button', 'Import results')
    await screen.fill('Or paste the rows', FILE)
    await screen.click('button', 'Read these rows')
    await screen.see('What each row would do')
    await screen.see('3 not imported')
    return screen
  }

  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage, companies.main)
    await imported(options)
  })
  afterAll(() => stage?.close())

  it('says what each row would do, imports the good ones and takes them back', async () => {
    const screen = await preview()
    await screen.see('1 new payment')
    await screen.see('There is no invoice NO-SUCH here.')
    await screen.see('is not above zero')
    await screen.click('button', 'Import 1 row')
    await screen.see('The file was imported')
    expect(await ownPayments()).toMatchObject([
      { source: 'processed', status: 'authorized', amount: 1234, processor: { reference: 'T-2' } },
    ])
    await screen.click('button', 'Undo')
    await screen.see('1 payment was taken back')
    expect(await ownPayments()).toEqual([])
    await screen.close()
  })

  it('is sent a minute later, and the same file does nothing the second time', async () => {
    const first = await preview()
    await first.click('button', 'Import 1 row')
    await first.see('The file was imported')
    await first.close()
    const again = await preview()
    await again.see('1 known already')
    await again.close()
    const books = system.books(stage, companies.main)
    await eventually(
      'the payment to be in the books',
      () => books.payments().filter(({ amount }) => amount === 1234).length === 1,
      80_000,
    )
  }, 120_000)
}
