import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { dateText } from '../../../../../components/shared/time-text.ts'
import { goTo } from '../../../../../components/workspace/address.ts'
import { Workspace } from '../../../../../components/workspace/workspace.tsx'
import type { SyncFailure } from '../../../../../core/ledger/records.ts'
import { connection, customer, ID, invoice, NOW, payment, stock } from '../../ledger-rows.ts'
import { button, drawn, field, show, text, until, worker } from '../../screen.tsx'
import '../../list-thread.ts'

HTMLDialogElement.prototype.showModal ??= () => undefined

beforeEach(() => {
  fakeBrowser.reset()
  goTo('#attention', { replace: true })
})

const refused = (message: string, code: string): SyncFailure => ({
  class: 'needs-user',
  message,
  code,
  at: NOW,
})
const link = (name: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>('main a')].find(found => text(found) === name)

test('a payment is named with its date as it is written elsewhere', async () => {
  await stock([connection()], [payment({ syncState: 'failed', failure: refused('Said no', '1') })])
  show(<Workspace />)
  await until(() => link(`Amy, ${dateText('2026-01-02')}`))
  expect(text()).not.toContain('2026-01-02')
})

test('an imported invoice without a number is named so too, also while it is read again', async () => {
  const failed = { syncState: 'failed', failure: refused('Said no', '1') } as const
  await stock(
    [connection()],
    [invoice({ number: '', date: '2026-03-10' }), payment({ ...failed, status: 'succeeded' })],
  )
  const sent = worker({ 'record.sync': () => ({}) })
  show(<Workspace />)
  const name = `Amy, ${dateText('2026-03-10')}`
  await until(() => link(name))
  button('Re-Sync')?.click()
  await until(() => text().includes(`Reading ${name} again`))
  await until(() => text().includes(`${name} is up to date.`))
  expect(text()).not.toContain('2026-03-10')
  expect(sent).toEqual([{ name: 'record.sync', input: { connectionId: ID, entity: 'invoice', id: '1' } }])
})

test('a customer that was refused is corrected from its row, and the form closes for good', async () => {
  const failed = { syncState: 'failed', failure: refused('The name is used', '6240') } as const
  await stock([connection()], [customer({ ...failed, origin: 'own', id: 'own-7' })])
  show(<Workspace />)
  const edit = await until(() => link('Edit'))
  goTo(edit.getAttribute('href') ?? '')
  await until(() => document.querySelector('dialog'))
  expect(field('Name').value).toBe('Amy')
  document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }))
  await until(() => !document.querySelector('dialog'))
  await drawn()
  expect(location.hash).toContain('id=own-7')
  expect(location.hash).not.toContain('edit')
})

test('one button of a refused invoice stands out', async () => {
  const { externalId: _, ...own } = invoice({
    id: 'own-5',
    number: '2002',
    origin: 'own',
    syncState: 'failed',
    failure: refused('Duplicate Document Number Error : You must specify a different number.', '6140'),
  })
  await stock([connection()], [own])
  goTo('#invoices?id=own-5', { replace: true })
  show(<Workspace />)
  await until(() => link('Compare both versions'))
  await until(() => text().includes('next free number'))
  const panel = await until(() => document.querySelector('aside h2')?.closest('aside'))
  expect([...panel.querySelectorAll('[data-variant=primary]')].map(each => text(each))).toHaveLength(1)
})
