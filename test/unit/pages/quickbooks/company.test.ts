import { expect, it } from 'vitest'
import { companyOf } from '../../../../core/pages/quickbooks/company.ts'

const page = (cookie: string | (() => string)) => {
  const made = document.implementation.createHTMLDocument()
  Object.defineProperty(made, 'cookie', { get: typeof cookie === 'function' ? cookie : () => cookie })
  return made
}

it.each([
  ['a=1; qbo.currentcompanyid=9130347951234567; b=2', '9130347951234567'],
  ['qbo.currentcompanyid=%209130347951234567', '9130347951234567'],
  ['shell.ctx.id=companyId%3D123456789%7Cuser%3D1', '123456789'],
  ['shell.ctx.id={"companyId":"123456789"}', '123456789'],
  // The session's own cookie is the better witness.
  ['shell.ctx.id=companyId=111111; qbo.currentcompanyid=222222', '222222'],
  // No realm id, so the next best is asked.
  ['qbo.currentcompanyid=none; shell.ctx.id=companyId=111111', '111111'],
  ['qbo.currentcompanyid=%E0%A4%A; shell.ctx.id=companyId=111111', '111111'],
  ['other.currentcompanyid=222222', undefined],
  ['', undefined],
])('%s', (cookie, company) => {
  expect(companyOf(page(cookie))).toBe(company)
})

it('tells none where the document keeps its cookies to itself', () => {
  const sandboxed = page(() => {
    throw new DOMException('The document is sandboxed', 'SecurityError')
  })
  expect(companyOf(sandboxed)).toBeUndefined()
})
