import { describe, expect, it, vi } from 'vitest'
import { companyOf } from '../../../../core/pages/quickbooks/company.ts'

const page = (cookie: string) => {
  const document = new DOMParser().parseFromString('<h1>Invoice 1030</h1>', 'text/html')
  const told = vi.spyOn(document, 'cookie', 'get').mockReturnValue(cookie)
  return { document, told }
}

describe('the company of a QuickBooks page that stays open', () => {
  it('is none as soon as another tab switched the session to another company', () => {
    const { document, told } = page('qbo.currentcompanyid=9341453906118827')
    expect(companyOf(document)).toBe('9341453906118827')
    told.mockReturnValue('qbo.currentcompanyid=9341452817530946')
    expect(companyOf(document)).toBeUndefined()
    told.mockReturnValue('qbo.currentcompanyid=9341453906118827')
    expect(companyOf(document)).toBe('9341453906118827')
  })

  it('is the new one on the page that the switch loads', () => {
    expect(companyOf(page('qbo.currentcompanyid=9341453906118827').document)).toBe('9341453906118827')
    expect(companyOf(page('qbo.currentcompanyid=9341452817530946').document)).toBe('9341452817530946')
  })
})
