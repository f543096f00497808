import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import { addDays, today } from '../../../../core/ledger/dates.ts'
import { connectionSettings, readPreferences } from '../../../../core/preferences/preferences.ts'
import { connection, customer, ID, invoice, payment, stock } from '../ledger-rows.ts'
import { button, drawn, field, show, text, type, until, worker } from '../screen.tsx'

const sending = vi.hoisted(() => ({ REMINDERS_ARE_SENT: true }))
vi.mock('../../../../components/options/cadence/sending.ts', () => sending)

const TODAY = today('UTC', Date.now())
const due = (days: number) => addDays(TODAY, days)
const settings = async () => connectionSettings(await readPreferences(), ID)

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
  worker({})
  show(<p />)
  show(<Options />)
  await until(() => field('Send reminders'))
})

test('is off, and goes on only after the user saw who would be reminded', async () => {
  expect((await settings()).cadenceOn).toBe(false)
  field('Send reminders').click()
  const dialog = await until(() => document.querySelector('dialog[open]'))
  // Due in 5 days, steps −3, 0, 7, 14 and 30: four of them within 30 days.
  expect(text(dialog)).toContain('4 reminders to 1 customers go out in the next 30 days')
  expect(text(dialog)).toContain('SOON')
  for (const number of ['COVERED', 'QUIET', 'PAST']) expect(text(dialog)).not.toContain(number)
  expect((await settings()).cadenceOn).toBe(false)
  button('Send reminders', dialog)?.click()
  await vi.waitFor(async () =>
    expect(await settings()).toMatchObject({ cadenceOn: true, cadenceSince: TODAY }),
  )
  await until(() => text().includes('The next 30 days'))
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

test('while nothing would be sent, it cannot be switched on, and the plan is shown all the same', async () => {
  sending.REMINDERS_ARE_SENT = false
  show(<p />)
  show(<Options />)
  await until(() => text().includes('This version does not send reminders yet.'))
  expect(field<HTMLInputElement>('Send reminders').disabled).toBe(true)
  await until(() => text().includes('SOON'))
  sending.REMINDERS_ARE_SENT = true
})
