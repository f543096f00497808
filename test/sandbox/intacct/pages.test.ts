import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Data } from './books/data.ts'
import type { Company } from './company.ts'
import { HOOK_NAMES, type HookName, Hooks } from './pages/hooks.ts'
import {
  INTACCT_CASES as CASES,
  INTACCT_COMPANIES as COMPANIES,
  INTACCT_NAMES as NAMES,
} from './seed/cases.ts'

let sandbox: Sandbox
let company: Company
let ticket: string
beforeEach(async () => {
  sandbox = await startSandbox()
  company = sandbox.intacct.company()
  ticket = sandbox.intacct.pages.open({ company, entity: undefined })
})
afterEach(() => sandbox.close())

const url = (path: string) => `http://127.0.0.1:${sandbox.httpPort}/ia/acct/${path}`
const keyOf = (number: string): string => String(company.invoice(number).key)

async function page(name: string, query: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(url(`${name}?${new URLSearchParams({ '.sess': ticket, ...query })}`))
  return answer.text()
}
const record = (it: string, key: string, action = 'view') =>
  page('editor.phtml', { '.it': it, '.r': key, '.do': action })

/** What a browser would post: every field of the form as it stands, with changes. */
async function post(
  html: string,
  changes: Record<string, string>,
): Promise<{ status: number; location: string; html: string }> {
  const form = new URLSearchParams()
  for (const [, tag = ''] of html.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (name && !tag.includes('checkbox')) form.set(name, decoded(/value="([^"]*)"/.exec(tag)?.[1] ?? ''))
  }
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  const answer = await fetch(url('editor.phtml'), { method: 'POST', body: form, redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('Location') ?? '', html: await answer.text() }
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const noticeIn = (html: string): string =>
  decoded(/<div class="notice">([\s\S]*?)<\/div><\/div>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ')

describe('the shell', () => {
  test('signs in, names company and entity, and holds one frame', async () => {
    const html = await (await fetch(url(`frameset.phtml?.cc=${COMPANIES.alder}`))).text()
    expect(html).toContain(NAMES.alder)
    expect(html.match(/<iframe/g)).toHaveLength(1)
    expect(html).toContain('id="iamain"')
    expect(html).toContain('.sess=')
  })

  test('another entity is another session', async () => {
    const answer = await fetch(url(`switch.phtml?.sess=${ticket}&.cc=${COMPANIES.alder}&.entity=WEST`), {
      redirect: 'manual',
    })
    const next = new URL(answer.headers.get('Location') ?? '', url('')).searchParams.get('.sess') ?? ''
    expect(next).not.toBe(ticket)
    expect(sandbox.intacct.pages.session(next)?.entity).toBe('WEST')
    expect(sandbox.intacct.pages.session(ticket)?.entity).toBeUndefined()
  })

  test('a deep link leads to its record, in its company', async () => {
    const hash = String(company.invoice(CASES.open).webURL).split('.r=')[1]
    const answer = await fetch(url(`ur.phtml?.r=${hash}`), { redirect: 'manual' })
    const to = new URL(answer.headers.get('Location') ?? '', url(''))
    expect(Object.fromEntries(to.searchParams)).toEqual({
      '.cc': COMPANIES.alder,
      '.it': 'arinvoice',
      '.open': keyOf(CASES.open),
    })
  })

  test('a dead session asks to sign in', async () => {
    sandbox.intacct.pages.signOutAll()
    expect(await page('lister.phtml', { '.it': 'arinvoice' })).toContain('name=".passwd"')
    expect(await page('frameset.phtml')).toContain('Your session has ended')
  })
})

describe('classic pages', () => {
  test('list the newest first and filter', async () => {
    const html = await page('lister.phtml', { '.it': 'arinvoice' })
    expect(html).toMatch(/<div id="listcontent"><table/)
    expect(html.match(/<tr>/g)?.length).toBe(51)
    const found = await page('lister.phtml', { '.it': 'arinvoice', '.q': CASES.overdue })
    expect(found.match(/<tr>/g)?.length).toBe(2)
  })

  test('carry the known ids', async () => {
    const html = await record('arinvoice', keyOf(CASES.open), 'edit')
    for (const id of [
      '_obj__RECORDID',
      '_obj__CUSTOMERID',
      '_obj__WHENDUE',
      'span__obj__RECORDID',
      '_obj__ITEMS_0_-_obj__TRX_AMOUNT',
      'tfooter__obj__ITEMS',
      'savebuttid',
      'saveandcontbuttid',
    ])
      expect(html).toContain(`id="${id}"`)
  })

  test('show bills and documents of Purchasing under the ids of invoices, each with a vendor', async () => {
    const [bill] = company.all('bill')
    const shownBill = await record('apbill', String(bill?.key))
    expect(bill?.billNumber).toBe(CASES.overdue)
    for (const mark of ['Bill: INV-', 'id="_obj__VENDORID"', 'id="_obj__RECORDID"', 'id="_obj__WHENDUE"'])
      expect(shownBill).toContain(mark)
    const bought = company.find('purchase', held => held.documentType === 'Vendor Invoice')
    const shownPurchase = await record('podocument', String(bought?.key))
    for (const mark of ['Purchasing Transaction: Vendor Invoice-', 'id="_obj__DOCPARID"', 'id="_obj__DOCNO"'])
      expect(shownPurchase).toContain(mark)
    expect(await page('lister.phtml', { '.it': 'apbill' })).toContain('Cedar &amp; Pine Lumber')
    const empty = await page('editor.phtml', { '.it': 'apbill', '.do': 'create' })
    const refused = await post(empty, { 'f.VENDORID': 'V-0007', 'g.0.TRX_AMOUNT': '5', '.do': 'save' })
    expect(noticeIn(refused.html)).toContain('Enter a Bill number, and try again. (BL03002128)')
    const saved = await post(empty, {
      'f.VENDORID': 'V-0007',
      'f.RECORDID': 'B-1',
      'f.WHENCREATED': company.ledger.today(),
      'g.0.TRX_AMOUNT': '5',
      '.do': 'save',
    })
    expect(saved.status).toBe(302)
    expect(company.find('bill', held => held.billNumber === 'B-1')).toMatchObject({ totalTxnAmount: '5.00' })
  })

  test('saving changes the books, and only what was changed', async () => {
    const key = keyOf(CASES.open)
    const { status, location } = await post(await record('arinvoice', key, 'edit'), {
      'f.DESCRIPTION': 'by hand',
      'g.0.TRX_AMOUNT': '3,000.00',
      '.do': 'save',
    })
    expect(status).toBe(302)
    expect(location).toContain(`.r=${key}`)
    expect(company.invoice(CASES.open)).toMatchObject({ description: 'by hand', totalTxnAmount: '6092.00' })
    const log = sandbox.intacct.requests.entries
    expect(log).toHaveLength(0)
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'an empty location',
      { 'g.0.LOCATIONID': '' },
      'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.',
    ],
    ['a line of 0.00', { 'g.1.TRX_AMOUNT': '0' }, 'Use of empty Location is invalid.'],
    [
      'a closed period',
      { 'f.WHENCREATED': '03/31/2024' },
      'Periods are closed.  Your transaction date (03/31/2024)',
    ],
    [
      'a used number',
      { 'f.RECORDID': CASES.overdue },
      'A transaction with that number already exists (BL03002185)',
    ],
    [
      'an inactive item',
      { 'g.0.ITEMID': NAMES.inactiveItem },
      `Item ID '${NAMES.inactiveItem}' is not valid`,
    ],
    ['no customer', { 'f.CUSTOMERID': '' }, 'Required field customer is missing'],
    [
      'no lines',
      { 'g.0.remove': '1', 'g.1.remove': '1', 'g.2.remove': '1' },
      'At least one line item is required',
    ],
  ])('show %s above the form, and keep what was typed', async (_what, changes, text) => {
    const before = company.invoice(CASES.open)
    const { status, html } = await post(await record('arinvoice', keyOf(CASES.open), 'edit'), {
      ...changes,
      '.do': 'save',
    })
    expect(status).toBe(200)
    expect(noticeIn(html)).toContain(text)
    expect(company.invoice(CASES.open)).toEqual(before)
    for (const [name, value] of Object.entries(changes))
      if (!name.includes('remove')) expect(html).toContain(`name="${name}" value="${value}"`)
  })

  test('make and delete records, receive and reverse payments', async () => {
    const blank = await page('editor.phtml', { '.it': 'arinvoice', '.do': 'create' })
    const made = await post(blank, {
      'f.CUSTOMERID': 'C-00001',
      'f.WHENCREATED': company.ledger.today(),
      'f.WHENDUE': '12/31/2099',
      'g.0.ACCOUNTNO': '4000',
      'g.0.LOCATIONID': '110',
      'g.0.TRX_AMOUNT': '75',
      '.do': 'save',
    })
    const key = new URL(made.location, url('')).searchParams.get('.r') ?? ''
    expect(company.read('invoice', key)).toMatchObject({ invoiceNumber: 'INV-1041', totalTxnAmount: '75.00' })
    const receipt = await page('editor.phtml', { '.it': 'arpymt', '.do': 'create', '.invoice': key })
    const paid = await post(receipt, { 'f.PAYMENTMETHOD': 'eft', '.do': 'save' })
    expect(company.read('invoice', key)?.state).toBe('paid')
    const paymentKey = new URL(paid.location, url('')).searchParams.get('.r') ?? ''
    await post(await record('arpymt', paymentKey), { '.do': 'reverse' })
    expect(company.read('invoice', key)?.state).toBe('posted')
    await post(await record('arinvoice', key), { '.do': 'delete' })
    expect(company.read('invoice', key)).toBeUndefined()
  })

  test('an Order Entry edit makes the AR invoice anew', async () => {
    const document = company.document(`Sales Invoice-${CASES.orderEntry}`)
    const before = (document.invoice as Data).key
    await post(await record('sodocument', String(document.key), 'edit'), {
      'g.0.QUANTITY': '3',
      '.do': 'save',
    })
    expect(company.invoice(CASES.orderEntry)).toMatchObject({ totalTxnAmount: '3885.00' })
    expect(company.invoice(CASES.orderEntry).key).not.toBe(before)
  })

  test('restore an inactive item', async () => {
    const key = String(company.item(NAMES.inactiveItem).key)
    await post(await record('item', key, 'edit'), { 'f.STATUS': 'active', '.do': 'save' })
    expect(company.item(NAMES.inactiveItem).status).toBe('active')
  })

  test('nothing that a record says becomes markup', async () => {
    const html = await record('customer', String(company.customer('C-00014').key))
    expect(html).toContain('R&amp;D &lt;Studio&gt; Collective')
    expect(html).not.toContain('<Studio>')
  })
})

describe('the new pages', () => {
  const api = (path: string, body?: unknown) =>
    fetch(url(`uiapi/${path}?.sess=${ticket}`), {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })

  test('save by the same rules, and answer with the text of a toast', async () => {
    const key = keyOf(CASES.open)
    const held = (await (await api(`invoice/${key}`)).json()) as { lines: object[] } & Record<string, string>
    const { lines, ...fields } = held
    const saved = await api(`invoice/${key}/save`, { fields: { ...fields, description: 'new page' }, lines })
    expect(await saved.json()).toEqual({ key })
    expect(company.invoice(CASES.open)).toMatchObject({ description: 'new page', totalTxnAmount: '6772.00' })
    const refused = await api(`invoice/${key}/save`, { fields: { ...fields, date: '03/31/2024' }, lines })
    expect(refused.status).toBe(422)
    expect(((await refused.json()) as { errors: string[] }).errors[0]).toContain('Periods are closed.')
  })

  test('their scripts load', async () => {
    for (const file of ['ui.ts', 'classic.ts', 'shell.ts', 'classic.css'])
      expect((await fetch(url(`static/${file}`))).status).toBe(200)
    expect((await fetch(url('static/..%2Fapp.ts'))).status).toBe(404)
  })
})

describe('levers', () => {
  test('a planned text fails the next save and changes nothing', async () => {
    sandbox.intacct.pages.failNextSaves.push('Customer is on hold [Support ID: abc%7E1]')
    const html = await record('arinvoice', keyOf(CASES.open), 'edit')
    expect(noticeIn((await post(html, { 'f.DESCRIPTION': 'x', '.do': 'save' })).html)).toContain(
      'Customer is on hold [Support ID: abc%7E1]',
    )
    expect((await post(html, { 'f.DESCRIPTION': 'x', '.do': 'save' })).status).toBe(302)
  })

  test('any message shows on the next page, once, and cannot break out', async () => {
    sandbox.intacct.pages.showOnLoad.push({ where: 'toast', text: '</script><b>' })
    expect(await page('lister.phtml', { '.it': 'item' })).toContain('\\u003c/script>\\u003cb>')
    expect(await page('lister.phtml', { '.it': 'item' })).toContain('"messages":[]')
  })

  test('each hook of the served pages can be left out by itself', async () => {
    const all = async () =>
      [
        await page('frameset.phtml', { '.cc': company.id }),
        await page('lister.phtml', { '.it': 'arinvoice' }),
        await record('arinvoice', keyOf(CASES.open)),
        await record('arinvoice', keyOf(CASES.open), 'edit'),
        await page('editor.phtml', { '.it': 'arpymt', '.do': 'create' }),
        await page('login.phtml'),
      ].join('\n')
    const marks = (name: HookName): string[] =>
      Object.entries(new Hooks(new Set()).attributes(name, '*')).map(([key, value]) =>
        key === 'class' ? value : `${key}="${value.split('*')[0]}`,
      )
    const holds = async (mark: string) => (await all()).replace(/window\.iaPage = .*/g, '').includes(mark)
    // The new pages put theirs on in the browser.
    for (const name of HOOK_NAMES.filter(held => !/^(toast|dialog|invalid|new_)/.test(held)))
      for (const mark of marks(name)) {
        expect(await holds(mark), `${name} ${mark}`).toBe(true)
        sandbox.intacct.pages.withoutHooks.add(name)
        expect(await holds(mark), `${name} left out`).toBe(false)
        sandbox.intacct.pages.withoutHooks.clear()
      }
  })

  test('the help quotes errors and is none', async () => {
    const html = await (await fetch(`http://127.0.0.1:${sandbox.httpPort}/ia/docs/sync-errors`)).text()
    expect(html).toContain('Periods are closed')
  })
})
