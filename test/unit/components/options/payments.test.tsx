import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import { readPreferences, savePreferences } from '../../../../core/preferences/preferences.ts'
import { connection, ID, invoice, payment, stock } from '../ledger-rows.ts'
import { button, drawn, field, show, text, until, worker } from '../screen.tsx'

const NAME = 'Submit Authorized ACH Payments to Accounting System'
const on = async () => (await readPreferences()).submitAuthorizedAch
const stored = (value: boolean) => vi.waitFor(async () => expect(await on()).toBe(value))
const waiting = [
  payment({ held: true }),
  payment({ id: 'own-2', amount: 1050, held: true }),
  payment({ id: 'own-3', amount: 700, currency: 'EUR', held: true }),
  // None of these waits for the setting.
  payment({ id: 'own-4', method: 'card' }),
  payment({ id: 'own-5', status: 'succeeded' }),
  payment({ id: 'own-6', standing: 'there', syncState: 'synced' }),
]

async function opened(initially: boolean, records = waiting) {
  fakeBrowser.reset()
  location.hash = '#payments'
  await stock([connection()], [invoice(), ...records])
  await savePreferences({ submitAuthorizedAch: initially })
  const sent = worker({ 'payments.submitWaiting': () => ({ count: 3 }) })
  show(<Options />)
  await until(() => field(NAME))
  return sent
}
const dialog = () => until(() => document.querySelector('dialog[open]'))

beforeEach(() => show(<p />))

test('is on by default', async () => {
  fakeBrowser.reset()
  expect(await on()).toBe(true)
})

test('turning it off asks nothing and is saved at once', async () => {
  await opened(true)
  field(NAME).click()
  await stored(false)
  expect(document.querySelector('dialog')).toBeNull()
})

test('turning it on asks with count and sums before anything is sent', async () => {
  const sent = await opened(false)
  field(NAME).click()
  await dialog()
  expect(text()).toContain('3 authorized ACH payments (€7.00, $510.50) were held back')
  expect(await on()).toBe(false)
  expect(sent).toEqual([])
  button('Turn on')?.click()
  await until(() => text().includes('3 payments are on their way'))
  expect(await on()).toBe(true)
  expect(sent).toEqual([{ name: 'payments.submitWaiting', input: {} }])
})

test('without the tick it is on, and what waited stays', async () => {
  const sent = await opened(false)
  field(NAME).click()
  await dialog()
  field('Submit them now as well').click()
  await drawn()
  button('Turn on')?.click()
  await stored(true)
  expect(sent).toEqual([])
})

test('cancelled, it stays off and its switch says so', async () => {
  const sent = await opened(false)
  field(NAME).click()
  await dialog()
  button('Cancel')?.click()
  await until(() => !document.querySelector('dialog'))
  expect(await on()).toBe(false)
  expect(field(NAME).checked).toBe(false)
  expect(sent).toEqual([])
})

test('with nothing waiting it asks nothing', async () => {
  await opened(false, [payment({ connectionId: ID, method: 'card' })])
  field(NAME).click()
  await stored(true)
})
