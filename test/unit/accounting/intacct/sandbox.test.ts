// @vitest-environment node
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createConnector, needsSetup } from '../../../../core/accounting/registry.ts'
import type { ConnectionSetup } from '../../../../core/ledger/connection.ts'
import type { Payment } from '../../../../core/ledger/records.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts'
import { BANK } from '../../../sandbox/intacct/company.ts'
import { DEFAULT_INTACCT_CLIENT } from '../../../sandbox/intacct/oauth/clients.ts'
import { challengedRequest } from '../../../sandbox/intacct/oauth/oauth.ts'
import type { IntacctSandbox } from '../../../sandbox/intacct/sandbox.ts'
import { INTACCT_CASES as CASES, INTACCT_COMPANIES } from '../../../sandbox/intacct/seed/cases.ts'
import { everyPage } from '../connector-contract.ts'
import { rejection } from '../scripted-fetch.ts'
import { describeSignIn, type SignInPlug, signIn } from '../sign-in-contract.ts'
import { AR } from './alder-stand-in.ts'

const companyId = INTACCT_COMPANIES.alder
const id = `intacct:production:${companyId}`
const verifier = 'v'.repeat(43)

const plugWith = (setup: ConnectionSetup, challenged = verifier): SignInPlug<IntacctSandbox> => ({
  target: { id, system: 'intacct', environment: 'production', companyId, homeCurrency: 'USD', setup },
  client: { clientId: DEFAULT_INTACCT_CLIENT.id },
  redirectUri: 'https://app.ledgerbridge.example/oauth/code',
  proof: { verifier, challenge: createHash('sha256').update(challenged).digest('base64url') },
  tokens: /oauth2\/token/,
  vendor: ({ intacct }) => intacct,
  approve: ({ oauth }, asked) => oauth.approve(challengedRequest(asked), companyId, 'dwhitfield'),
  namesCompany: false,
  rotate({ oauth }, atOnce) {
    oauth.rotation = atOnce ? 'always' : 'grace'
  },
})
describeSignIn('Sage Intacct', plugWith(AR))

let sandbox: Sandbox | undefined
afterEach(() => sandbox?.close())
async function signedIn(setup: ConnectionSetup = AR, options: SandboxOptions = {}) {
  const plug = plugWith(setup)
  sandbox = await startSandbox(options)
  const all = await signIn(plug, sandbox)
  return { ...all, intacct: all.vendor, company: all.vendor.company(companyId), target: plug.target }
}

describe('signing in to Intacct', () => {
  it('proves itself by the verifier alone, and asks where records go', async () => {
    const { connector, intacct } = await signedIn()
    expect(await connector.company()).toMatchObject({ timeZone: 'America/New_York' })
    expect(needsSetup('intacct')).toBe(true)
    const [exchange] = intacct.requests.find({ path: /oauth2\/token/ })
    expect(exchange?.body).toContain(`code_verifier=${verifier}`)
    expect(exchange?.body).not.toContain('client_secret')
  })

  it('with another verifier is refused', async () => {
    sandbox = await startSandbox()
    expect(await rejection(signIn(plugWith(AR, 'x'.repeat(43)), sandbox))).toMatchObject({ class: 'sign-in' })
  })

  it('elsewhere ends this one, once its token has to be renewed', async () => {
    const { intacct, connector } = await signedIn()
    intacct.oauth.authorizeElsewhere(companyId)
    expect(await connector.count('customer')).toBeGreaterThan(0)
    intacct.oauth.expireAccessTokens(companyId)
    expect(await rejection(connector.count('customer'))).toMatchObject({
      class: 'sign-in',
      message: 'Connected in another browser, sign in again.',
    })
  })
})

it('gives the lists that connecting chooses from', async () => {
  const { connector } = await signedIn({})
  const lists = await connector.setupLists?.()
  expect(lists?.entities.map(each => each.id).sort()).toEqual(['CONTRACT', 'EAST', 'WEST'])
  // Only what makes invoices in Receivables.
  expect(lists?.documentTypes.map(each => each.id)).toEqual(['Sales Invoice', 'Sales Invoice-Contract'])
  expect(lists?.accounts).toContainEqual({ id: '4000', name: 'Sales' })
  expect(lists?.accountLabels.map(each => each.id)).toEqual(['Sales', 'Services'])
  expect(lists?.bankAccounts).toContainEqual({ id: BANK, name: 'Bank of America' })
  expect(lists?.warehouses.length).toBeGreaterThan(0)
  expect(lists?.locations.some(({ id }) => id === '600')).toBe(false)
})

it('offers the active terms, the days only where they count from the invoice’s own date', async () => {
  const { connector, deps, target } = await signedIn()
  const { terms } = await connector.company()
  expect(terms).toContainEqual({ id: '10th of next month', name: '10th of next month' })
  expect(terms?.map(({ name }) => name)).not.toContain('Net 120')
  expect(terms?.filter(({ days }) => days !== undefined).map(({ days }) => days)).toEqual([0, 15, 30, 60])
  // Before the user said where records go, nothing of the books is asked.
  const { setup: _, ...beforeSetup } = target
  const before = createConnector(beforeSetup, deps)
  expect(await before.company()).not.toHaveProperty('terms')
})

it('a payment that was reversed still tells the invoices that it paid: their balance is another one now', async () => {
  const { connector, company } = await signedIn()
  const { records } = await connector.page('payment')
  const paid = records.find(record => record.kind === 'payment' && record.applications.length > 0)
  if (paid?.kind !== 'payment') throw new Error('no payment that is applied')
  const since = new Date(Date.now() - 1_000).toISOString()
  company.reverse('payment', paid.id)
  const { deleted } = await connector.changes(['payment'], since)
  expect(deleted).toMatchObject([
    { externalId: paid.id, invoiceIds: paid.applications.map(({ invoiceId }) => invoiceId) },
  ])
})

describe('an Order Entry invoice', () => {
  it('is the same record after an edit of its document, and no key is missing', async () => {
    const { connector, company } = await signedIn()
    const before = company.invoice(CASES.orderEntry)
    const externalId = `document:${before.documentId}`
    const known = (await connector.keys('invoice')).keys
    const since = new Date().toISOString()
    await new Promise(resolve => setTimeout(resolve, 1_100))
    company.edit('document', String(company.document(String(before.documentId)).key), { memo: 'changed' })
    const after = company.invoice(CASES.orderEntry)
    expect(after.key).not.toBe(before.key)
    expect((await connector.keys('invoice')).keys.sort()).toEqual([...known].sort())
    expect(await connector.read('invoice', externalId)).toMatchObject({
      found: {
        id: externalId,
        number: CASES.orderEntry,
        memo: 'changed',
        version: expect.stringMatching(`^${after.key} `),
      },
    })
    const { records, deleted } = await connector.changes(['invoice'], since)
    expect(records.map(record => record.id)).toEqual([externalId])
    expect(deleted).toEqual([])
    // The old key is nobody's.
    expect(await connector.read('invoice', String(before.key))).toEqual({ gone: 'not-found' })
  })

  it('is paid under the key it has when the payment is sent', async () => {
    const { connector, company } = await signedIn()
    const document = company.document('Sales Invoice-SI0110')
    company.edit('document', String(document.key), { memo: 'again' })
    const answer = await connector.read('invoice', 'document:Sales Invoice-SI0110')
    if (!('found' in answer) || answer.found.kind !== 'invoice') throw new Error('no invoice')
    const invoice = answer.found
    const payment: Payment = {
      connectionId: id,
      id: 'own-1',
      origin: 'own',
      syncState: 'syncing',
      kind: 'payment',
      customerId: invoice.customerId,
      customerName: '',
      currency: 'USD',
      date: invoice.date,
      amount: invoice.total,
      applications: [],
      unapplied: 0,
      method: 'ach',
      status: 'succeeded',
      standing: 'none',
      source: 'manual',
      ourKey: 'ARC-0123456789ABCDEF',
      voided: false,
    }
    const part = { invoiceExternalId: invoice.id, amount: invoice.total }
    const intent = {
      key: 'k1',
      action: 'create-payment',
      payment,
      customerExternalId: invoice.customerId,
      applications: [part],
    } as const
    // Nobody knows its key before it was read.
    expect(await rejection(() => connector.prepare({ ...intent, applications: [part] }))).toMatchObject({
      class: 'retry',
    })
    const wire = connector.prepare({
      ...intent,
      applications: [{ ...part, invoiceVersion: invoice.version ?? '' }],
    })
    expect(await connector.send(wire)).toMatchObject({
      stored: {
        applications: [{ invoiceId: invoice.id, amount: invoice.total }],
        unapplied: 0,
        method: 'ach',
      },
    })
    expect(company.invoice(CASES.orderEntry).state).toBe('paid')
  })
})

describe('the cases of the seeded company', () => {
  it('are read for what they are', async () => {
    const { connector } = await signedIn()
    const find = async (number: string) => {
      const [invoice] = await connector.findInvoices(number)
      return invoice?.kind === 'invoice' ? invoice : undefined
    }
    expect(await find(CASES.reversed)).toMatchObject({ voided: true, accountingBalance: 0 })
    expect(await find(CASES.draft)).toBeUndefined()
    expect(await find(CASES.creditMemoOpen)).toBeUndefined()
    expect(await find(CASES.euro)).toMatchObject({ currency: 'EUR' })
    expect(await find(CASES.paid)).toMatchObject({ accountingBalance: 0 })
    const memos = await everyPage(after => connector.page('creditMemo', after))
    expect(memos.map(memo => memo.kind === 'creditMemo' && memo.number).sort()).toEqual([
      CASES.creditMemoApplied,
      CASES.creditMemoOpen,
      CASES.adjustment,
    ])
    expect(memos).toContainEqual(expect.objectContaining({ number: CASES.creditMemoApplied, remaining: 0 }))
    const payments = await everyPage(after => connector.page('payment', after))
    // Paid with a credit memo: no money moved.
    expect(payments.filter(record => record.kind === 'payment' && record.elsewhere)).toMatchObject([
      { amount: 0, unapplied: 0 },
    ])
    expect(payments.filter(record => record.kind === 'payment' && record.unapplied)).toMatchObject([
      { unapplied: 24_000, applications: [{}, {}] },
    ])
    const failed = await find(CASES.paidByFailedAch)
    const paying = payments.filter(
      record =>
        record.kind === 'payment' && record.applications.some(({ invoiceId }) => invoiceId === failed?.id),
    )
    expect(paying).toMatchObject([{ method: 'ach', reference: 'ACH-77306' }])
  })

  it('are one entity’s alone where one was chosen', async () => {
    const { connector } = await signedIn({ ...AR, entity: 'EAST' })
    expect(await connector.findInvoices(CASES.entity)).toEqual([])
    expect(await connector.findInvoices(CASES.open)).toHaveLength(1)
  })
})

it('pages through thousands without a gap while documents are edited', { timeout: 60_000 }, async () => {
  const { connector, company } = await signedIn(AR, { intacct: 'large', invoices: 600 })
  const customer = { id: 'C-00001' }
  const item = { id: 'PEN' }
  company.create('item', { ...item, name: 'Pen', itemType: 'nonInventory' })
  const date = company.ledger.today()
  const document = (number: number) =>
    company.create('document::Sales Invoice', {
      customer,
      documentNumber: `D${number}`,
      txnDate: date,
      state: 'submitted',
      lines: [{ dimensions: { item }, unit: 'Each', unitQuantity: '1', unitPrice: '5' }],
    })
  const documents = [1, 2, 3].map(document)
  for (let number = 0; number < 1_800; number += 1)
    company.create('invoice', {
      customer,
      invoiceNumber: `M${number}`,
      invoiceDate: date,
      dueDate: date,
      lines: [{ txnAmount: '1.00', glAccount: { id: '4000' } }],
    })
  const before = await connector.count('invoice')
  const keys: string[] = []
  let pages = 0
  let after: string | undefined
  do {
    const page = await connector.keys('invoice', after)
    keys.push(...page.keys)
    after = page.next
    // Read already, in the first page; now made anew under a key behind all others.
    const read = documents[pages++]
    if (read) company.edit('document', String(read.key), { memo: 'changed' })
  } while (after !== undefined)
  expect(pages).toBe(3)
  expect(keys.length).toBeGreaterThan(before)
  expect(new Set(keys).size).toBe(before)
})
