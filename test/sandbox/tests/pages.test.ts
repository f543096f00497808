import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import { CASES, REALMS } from '../quickbooks/seed/cases.ts'

let sandbox: Sandbox
let base: string
beforeAll(async () => {
  sandbox = await startSandbox()
  base = `http://127.0.0.1:${sandbox.httpPort}`
})
afterAll(() => sandbox.close())

/** A browser's cookies, by hand. */
async function visit(path: string, cookies = ''): Promise<string> {
  const answer = await fetch(`${base}${path}`, { redirect: 'manual', headers: { Cookie: cookies } })
  const held = new Map(
    cookies
      .split('; ')
      .filter(Boolean)
      .map(pair => pair.split('=', 2) as [string, string]),
  )
  for (const set of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=', 2)
    held.set(name, value)
  }
  return [...held].map(([name, value]) => `${name}=${value}`).join('; ')
}
const ask = (path: string, cookies: string, body?: unknown) =>
  fetch(`${base}/api${path}`, {
    headers: { Cookie: cookies, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })

describe('pages', () => {
  test('every address of the app is one shell; the company stands in a cookie the page can read', async () => {
    for (const path of [
      '/app/invoices',
      '/app/invoice?txnId=1',
      '/app/recvpayment',
      '/app/settings?panel=sales',
    ]) {
      const answer = await fetch(`${base}${path}`)
      expect(await answer.text()).toContain('<div id="app">')
      const cookie = answer.headers.getSetCookie().find(held => held.startsWith('qbo.currentcompanyid='))
      expect(cookie).toContain(REALMS.bayside)
      expect(cookie).not.toContain('HttpOnly')
    }
  })

  test('its scripts are plain JavaScript when they arrive', async () => {
    const answer = await fetch(`${base}/static/app/main.ts`)
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    const text = await answer.text()
    expect(text).not.toMatch(/import type|: ComponentChild/)
    expect(text).toContain("from './hooks.ts'")
    expect((await fetch(`${base}/static/app/../control.ts`)).status).toBe(404)
    expect((await fetch(`${base}/static/vendor/preact.mjs`)).status).toBe(200)
  })

  test('nothing is told or changed without a session', async () => {
    expect((await ask('/invoices', '')).status).toBe(401)
    const cookies = await visit('/app/homepage')
    expect((await ask('/invoices', cookies)).status).toBe(200)
    sandbox.quickbooks.pages.signOutAll()
    expect((await ask('/invoices', cookies)).status).toBe(401)
  })

  test('switching the company shows other books; a foreign id finds nothing', async () => {
    const cookies = await visit('/app/homepage')
    const { Id } = sandbox.quickbooks.company().invoice(CASES.yen)
    expect((await ask(`/record/invoice/${Id}`, cookies)).status).toBe(200)
    const switched = await visit(`/app/switchCompany?companyId=${REALMS.harbor}`, cookies)
    expect(switched).toContain(`qbo.currentcompanyid=${REALMS.harbor}`)
    expect((await ask(`/record/invoice/${Id}`, switched)).status).toBe(404)
  })

  test('saving on a page changes the books; what the books refuse is told in their words', async () => {
    const cookies = await visit('/app/homepage')
    const company = sandbox.quickbooks.company()
    const { Id, SyncToken } = company.invoice(CASES.overdue)
    const refused = await ask('/record/invoice', cookies, { draft: { Id, SyncToken, DocNumber: CASES.open } })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: '6140',
      errors: [expect.stringContaining(`DocNumber=${CASES.open}`)],
    })
    expect(
      (await ask('/record/invoice', cookies, { draft: { Id, SyncToken, PrivateNote: 'by hand' } })).status,
    ).toBe(200)
    expect(company.read('Invoice', Id)?.PrivateNote).toBe('by hand')
    sandbox.quickbooks.pages.failNextSaves.push('Line items At least 1 line item is required')
    const planned = await ask('/record/invoice', cookies, { draft: {} })
    expect(await planned.json()).toEqual({ errors: ['Line items At least 1 line item is required'] })
    expect((await ask(`/record/invoice/${Id}/delete`, cookies, {})).status).toBe(200)
    expect(company.read('Invoice', Id)).toBeUndefined()
  })

  test('under a real host name only what lives there answers', async () => {
    const { app } = sandbox.quickbooks
    const status = async (url: string) => (await app.request(url)).status
    expect(await status('https://qbo.intuit.com/app/invoices')).toBe(200)
    expect(await status('https://qbo.intuit.com/v3/company/1/invoice/1')).toBe(404)
    expect(await status('https://quickbooks.api.intuit.com/app/invoices')).toBe(404)
    expect(await status('https://evil.intuit.com/app/invoices')).toBe(404)
    expect(await status('https://app.ledgerbridge.example/sync-log')).toBe(200)
  })
})
