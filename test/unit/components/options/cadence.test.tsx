import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import { addDays, today } from '../../../../core/ledger/dates.ts'
import {
  connectionSettings,
  readPreferences,
  saveConnectionSettings,
} from '../../../../core/preferences/preferences.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { remindableInvoices } from '../../../../core/store/remindable.ts'
import { putReminder } from '../../../../core/store/reminders.ts'
import { write } from '../../../../core/store/transaction.ts'
import { connection, customer, ID, invoice, payment, stock } from '../ledger-rows.ts'
import { button, drawn, field, type Sent, show, text, type, until, worker } from '../screen.tsx'

vi.mock(import('../../../../core/store/remindable.ts'), { spy: true })

const TODAY = today('UTC', Date.now())
const due = (days: number) => addDays(TODAY, days)
const settings = async () => connectionSettings(await readPreferences(), ID)

let sent: Sent[]
beforeEach(async () => {
  fakeBrowser.reset()
  location.hash = '#cadence'
  await stock(
    [connection()],
    [
      customer(),
      customer({ id: '8', name: 'Paused', remindersPaused: true }),
      invoice({ id: '1', externalId: '1', number: 'SOON', dueDate: due(5) }),
      invoice({ id: '2', externalId: '2', number: 'COVERED', dueDate: due(5) }),
      invoice({ id: '3', externalId: '3', number: 'QUIET', customerId: '8', dueDate: due(5) }),
      invoice({ id: '4', externalId: '4', number: 'PAST', dueDate: due(-100) }),
      payment({ applications: [{ invoiceId: '2', amount: 50_000 }] }),
    ],
  )
  sent = worker({
    'reminders.run': () => ({ waitsUntil: '2026-02-01T08:01:00.000Z' }),
    'reminders.settle': () => undefined,
  })
  show(<p />)
  show(<Options />)
  await until(() => field('Send reminders'))
})

test('is off, and goes on only after the user saw who would be reminded', async () => {
  expect((await settings()).cadenceOn).toBe(false)
  field('Send reminders').click()
  const dialog = await until(() => document.querySelector('dialog[open]'))
  // Due in 5 days, steps −3, 0, 7, 14 and 30: four of them within 30 days.
  expect(text(dialog)).toContain('4 reminders to 1 customer go out in the next 30 days')
  expect(text(dialog)).toContain('SOON')
  for (const number of ['COVERED', 'QUIET', 'PAST']) expect(text(dialog)).not.toContain(number)
  expect((await settings()).cadenceOn).toBe(false)
  button('Send reminders', dialog)?.click()
  await vi.waitFor(async () =>
    expect(await settings()).toMatchObject({ cadenceOn: true, cadenceSince: TODAY }),
  )
  await until(() => text().includes('The next 30 days'))
  // What is due today goes at once.
  expect(sent).toContainEqual({ name: 'reminders.run', input: { connectionId: ID } })
  // Or once a pause is over.
  await until(() => text().includes('QuickBooks Online asked AR Companion to pause until'))
})

test('steps are said in words, added in order, and one at least stays', async () => {
  const steps = () => [...document.querySelectorAll('.chip')].map(chip => text(chip))
  expect(steps()).toEqual([
    '3 days before',
    'On the due date',
    '7 days after',
    '14 days after',
    '30 days after',
  ])
  const add = async (value: string) => {
    type(field('Add a step'), value)
    await drawn()
    button('Add')?.click()
  }
  await add('7')
  await until(() => text().includes('This step exists already.'))
  await add('400')
  await until(() => text().includes('from -90 to 365'))
  await add('-10')
  await until(() => steps()[0] === '10 days before')
  for (const name of [
    '10 days before',
    '3 days before',
    'On the due date',
    '7 days after',
    '14 days after',
  ]) {
    ;(await until(() => button(`Remove the step ${name}`))).click()
    await until(() => !steps().includes(name))
  }
  expect(document.querySelectorAll('.chip button')).toHaveLength(0)
  expect((await settings()).cadenceSteps).toEqual([30])
})

test('what went out is listed with its reason, and what is not known can be settled', async () => {
  const row = { connectionId: ID, invoiceId: '1', dueDate: due(-40), at: new Date().toISOString() }
  await write(await openLedger(), ['reminders'], tx => {
    putReminder(tx, { ...row, step: 0, outcome: 'sent' })
    putReminder(tx, { ...row, step: 7, outcome: 'skipped', note: 'nothing is owed' })
    putReminder(tx, { ...row, step: 14, outcome: 'unknown' })
  })
  show(<p />)
  show(<Options />)
  await until(() => text().includes('What went out'))
  expect(text()).toMatch(/Outcome unknown\s*SOON.*14 days after.*It was sent/)
  expect(text()).toContain('nothing is owed')
  button('It was not sent')?.click()
  await until(() => sent.some(({ name }) => name === 'reminders.settle'))
  const { at: _, ...step } = row
  expect(sent.at(-1)?.input).toEqual({ ...step, step: 14, sent: false })
})

test('the plan and what became of reminders are drawn at once: no button moves when one of them comes', async () => {
  const { connectionId, invoiceId, ...step } = { connectionId: ID, invoiceId: '1', step: 0, dueDate: due(5) }
  await write(await openLedger(), ['reminders'], tx =>
    putReminder(tx, {
      connectionId,
      invoiceId,
      ...step,
      outcome: 'prepared',
      at: '2026-02-01T08:00:00.000Z',
    }),
  )
  await saveConnectionSettings(ID, { cadenceOn: true, cadenceSince: TODAY })
  let answer = () => {}
  const held = new Promise<void>(resolve => (answer = resolve))
  const { remindableInvoices: read } = await vi.importActual<
    typeof import('../../../../core/store/remindable.ts')
  >('../../../../core/store/remindable.ts')
  vi.mocked(remindableInvoices).mockImplementation(async (...of) => {
    await held
    return read(...of)
  })
  show(<p />)
  show(<Options />)
  await until(() => text().includes('Days are counted in'))
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(button('It was sent')).toBeUndefined()
  answer()
  await until(() => button('It was sent'))
  expect(text()).toContain('The next 30 days')
})
