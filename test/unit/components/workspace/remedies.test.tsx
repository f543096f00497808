import { describe, expect, it } from 'vitest'
import { ToastRegion } from '../../../../components/shared/toasts.tsx'
import { Remedies } from '../../../../components/workspace/remedies/remedies.tsx'
import type { Invoice, Item } from '../../../../core/ledger/records.ts'
import type { RemedyProposal } from '../../../../core/ledger/remedies.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { putOutboxEntry } from '../../../../core/store/outbox.ts'
import { write } from '../../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../../core/sync/push/enqueue.ts'
import { aConnection, anOwnInvoice } from '../../ledger/examples.ts'
import { stock } from '../ledger-rows.ts'
import { button, drawn, field, refusal, show, text, type, until, worker } from '../screen.tsx'

HTMLDialogElement.prototype.showModal ??= () => undefined

const failed = (guideId: string, patch: Partial<Invoice> = {}): Invoice =>
  anOwnInvoice({
    syncState: 'failed',
    failure: { class: 'needs-user', message: 'No.', guideId, at: '2026-06-01T00:00:00Z' },
    ...patch,
  })
const view = (invoice: Invoice, connection = aConnection()) =>
  show(
    <>
      <Remedies connection={connection} record={invoice} />
      <ToastRegion />
    </>,
  )
const proposal: RemedyProposal = {
  changes: [{ what: 'number', before: '1001', after: '1004' }],
  sentence: 'The invoice gets the number 1004.',
  currency: 'USD',
  seal: 'abc',
}

describe('remedies of a refused invoice', () => {
  it('show the change, ask, run what was shown, and report', async () => {
    const sent = worker({ 'remedy.plan': () => proposal, 'remedy.run': () => ({}) })
    await stock([aConnection()], [anOwnInvoice({ number: '1004', externalId: '9', syncState: 'synced' })])
    view(failed('duplicate-document-number'))
    button('Use the next free number')?.click()
    await until(() => text().includes('1004'))
    expect(sent.map(({ name }) => name)).toEqual(['remedy.plan'])
    button('Change and sync again')?.click()
    await until(() => text().includes('Invoice 1004 stands in QuickBooks Online now.'))
    expect(sent.at(-1)).toMatchObject({
      name: 'remedy.run',
      input: { seal: 'abc', action: 'next-free-number' },
    })
    expect(button('Undo')).toBeUndefined()
  })

  it('can be taken back where nothing was sent', async () => {
    const sent = worker({
      'remedy.plan': () => proposal,
      'remedy.run': () => ({ why: 'There is no network.' }),
      'remedy.undo': () => undefined,
    })
    const invoice = anOwnInvoice({ number: '1004' })
    await stock([aConnection()], [invoice])
    const { connectionId, id: recordId } = invoice
    await write(await openLedger(), ENQUEUE_STORES, async tx => {
      const entry = await enqueue(
        tx,
        { connectionId, action: 'create-invoice', recordId },
        '2026-06-01T00:00:00Z',
      )
      await putOutboxEntry(tx, { ...entry, undo: failed('duplicate-document-number') })
    })
    view(failed('duplicate-document-number'))
    button('Use the next free number')?.click()
    await until(() => button('Change and sync again')?.disabled === false)
    button('Change and sync again')?.click()
    ;(await until(() => button('Undo'))).click()
    expect(text()).toContain('Invoice 1004 was not sent yet: There is no network.')
    await until(() => text().includes('It is as it was.'))
    expect(sent.at(-1)).toMatchObject({ name: 'remedy.undo', input: { entity: 'invoice', id: 'own-1' } })
  })

  it('run nothing that is impossible, or not known', async () => {
    worker({ 'remedy.plan': () => ({ impossible: 'No free number.' }) })
    view(failed('duplicate-document-number'))
    button('Use the next free number')?.click()
    await until(() => text().includes('No free number.'))
    expect(button('Change and sync again')?.disabled).toBe(true)
  })

  it('say why the books could not be asked', async () => {
    worker({
      'remedy.plan': () => {
        throw refusal('offline', 'There is no network.')
      },
    })
    view(failed('account-period-closed'))
    button('Move the date')?.click()
    await until(() => text().includes('There is no network.'))
    expect(button('Change and sync again')?.disabled).toBe(true)
  })

  it('ask for a price', async () => {
    const sent = worker({
      'remedy.plan': (({ choice }: { choice: { unitPrice?: string } }) =>
        choice.unitPrice ? proposal : { asks: 'price', sentence: 'Which price?' }) as never,
    })
    view(failed('empty-location'))
    button('Price the line worth 0')?.click()
    await until(() => text().includes('Which price?'))
    type(field('Price of a unit'), '12.50')
    await drawn()
    button('Use this price')?.click()
    await until(() => text().includes('1004'))
    expect(sent.at(-1)).toMatchObject({ input: { choice: { unitPrice: '12.50' } } })
  })

  it('look at the item that was picked while the books were still asked', async () => {
    const lamp: Item = {
      ...{ kind: 'item', connectionId: aConnection().id, id: '5', name: 'Lamp', type: 'service' },
      ...{ origin: 'imported', syncState: 'synced', active: true },
    }
    const answers: ((found: unknown) => void)[] = []
    const sent = worker({ 'remedy.plan': () => new Promise(resolve => answers.push(resolve)) })
    await stock([aConnection()], [lamp])
    view(failed('invalid-reference-item'))
    button('Swap the item')?.click()
    await until(() => answers.length === 1)
    field('New item').click()
    ;(await until(() => document.querySelector<HTMLElement>('[role=option]'))).click()
    await drawn()
    answers[0]?.({ asks: 'item', sentence: 'Which item takes its place?' })
    await until(() => answers.length === 2)
    expect(sent.at(-1)).toMatchObject({ name: 'remedy.plan', input: { choice: { itemId: '5' } } })
    answers[1]?.(proposal)
    await until(() => button('Change and sync again')?.disabled === false)
    expect(text()).not.toContain('Which item takes its place?')
  })

  it.each<[string, Invoice]>([
    ['an error without a remedy', failed('throttled')],
    ['an imported invoice', failed('duplicate-document-number', { origin: 'imported' })],
    ['one that stands there', failed('duplicate-document-number', { externalId: '5' })],
    ['one that waits', failed('duplicate-document-number', { syncState: 'unsynced' })],
  ])('are not offered for %s', (_, invoice) => {
    const place = show(<Remedies connection={aConnection()} record={invoice} />)
    expect(place.querySelectorAll('button')).toHaveLength(0)
  })

  it.each([{ isHome: false }, { state: 'sign-in-needed' as const }])('cannot be started with %o', over => {
    view(failed('duplicate-document-number'), aConnection(over))
    expect(button('Use the next free number')?.disabled).toBe(true)
  })
})
