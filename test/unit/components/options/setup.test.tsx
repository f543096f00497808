import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import type { Connection, SetupLists } from '../../../../core/ledger/connection.ts'
import { connection, ID, stock } from '../ledger-rows.ts'
import { button, drawn, field, refusal, show, text, type, until, worker } from '../screen.tsx'

const LISTS: SetupLists = {
  entities: [{ id: 'EAST', name: 'Alder Creek East' }],
  documentTypes: [{ id: 'Sales Invoice', name: 'Sales Invoice' }],
  accounts: [{ id: '4000', name: 'Sales' }],
  accountLabels: [{ id: 'Services', name: 'Services' }],
  locations: [{ id: '110', name: 'Boston showroom' }],
  warehouses: [{ id: 'WH-EAST', name: 'Hartford' }],
  bankAccounts: [{ id: 'BOA-OPER', name: 'Bank of America' }],
}

async function opened(change: Partial<Connection> = {}, answers: Parameters<typeof worker>[0] = {}) {
  fakeBrowser.reset()
  fakeBrowser.identity.getRedirectURL = () => 'https://abc.chromiumapp.org/'
  location.hash = '#connections'
  await stock([connection({ system: 'intacct', importing: true, ...change })])
  const sent = worker({
    'connection.setupLists': () => LISTS,
    'connection.setUp': () => undefined,
    ...answers,
  })
  show(<Options />)
  await until(() => document.querySelector('main h2'))
  return sent
}
beforeEach(() => show(<p />))

function choose(label: string, value: string) {
  const select = field(label) as unknown as HTMLSelectElement
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}
const saved = (sent: { name: string; input: unknown }[]) =>
  sent.find(({ name }) => name === 'connection.setUp')?.input

test('a new connection asks where AR invoices and payments go', async () => {
  const sent = await opened({ awaitsSetup: true })
  await until(() => field('Invoice lines are posted to'))
  expect(text()).toContain('Asked once.')
  choose('Entity', 'EAST')
  choose('Invoice lines are posted to', 'label:Services')
  choose('Location of each line', '110')
  choose('Payments go to', 'undeposited:4000')
  field('Sage Intacct numbers new customers by itself').click()
  await drawn()
  button('Save and start')?.click()
  await until(() => saved(sent))
  expect(saved(sent)).toEqual({
    connectionId: ID,
    setup: {
      entity: 'EAST',
      accountLabel: 'Services',
      location: '110',
      undepositedAccount: '4000',
      numbersCustomers: true,
    },
  })
})

test('an Order Entry definition needs a warehouse and a unit, and no account', async () => {
  const sent = await opened({ awaitsSetup: true })
  await until(() => field('Invoices made here become'))
  choose('Invoices made here become', 'Sales Invoice')
  await drawn()
  expect(text()).not.toContain('Invoice lines are posted to')
  choose('Warehouse', 'WH-EAST')
  type(field('Unit'), 'Box')
  choose('Payments go to', 'bank:BOA-OPER')
  await drawn()
  button('Save and start')?.click()
  await until(() => saved(sent))
  expect(saved(sent)).toMatchObject({
    setup: { documentType: 'Sales Invoice', warehouse: 'WH-EAST', unit: 'Box', bankAccount: 'BOA-OPER' },
  })
})

test('what is missing is said, and the choice stays', async () => {
  await opened(
    { awaitsSetup: true },
    {
      'connection.setUp': () => {
        throw refusal('not-allowed', 'Choose the bank account.')
      },
    },
  )
  await until(() => field('Payments go to'))
  choose('Location of each line', '110')
  await drawn()
  button('Save and start')?.click()
  await until(() => text().includes('Choose the bank account.'))
  expect((field('Location of each line') as unknown as HTMLSelectElement).value).toBe('110')
})

test('it can be changed later, but for the entity', async () => {
  await opened({ setup: { account: '4000', bankAccount: 'BOA-OPER' }, importing: false })
  ;(await until(() => button('Change where records go'))).click()
  await until(() => field('Entity'))
  expect((field('Entity') as unknown as HTMLSelectElement).disabled).toBe(true)
  expect((field('Invoice lines are posted to') as unknown as HTMLSelectElement).value).toBe('account:4000')
})

test('Intacct is connected without a secret', async () => {
  const sent = await opened({ setup: {} }, { 'connection.connect': () => ({ connectionId: ID }) })
  ;(await until(() => button('Connect a company'))).click()
  await until(() => field('Accounting system'))
  choose('Accounting system', 'intacct')
  await drawn()
  expect(document.querySelector('a[href*="developer.sage.com"]')).not.toBeNull()
  type(field('Client ID'), 'mine.app.sage.com')
  await drawn()
  button('Connect')?.click()
  await until(() => text().includes('Choose now where your invoices and payments go.'))
  expect(sent.find(({ name }) => name === 'connection.connect')?.input).toMatchObject({
    system: 'intacct',
    environment: 'production',
    clientId: 'mine.app.sage.com',
    clientSecret: '',
  })
})
