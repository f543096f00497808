import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, HOSTS, manifest, PERMISSIONS } from '../../core/manifest.ts'
import { COMPANION_MATCHES } from '../../core/messaging/companion-matches.ts'

describe('the manifest', () => {
  it('gives a reason for every permission and host', () => {
    for (const reason of [...Object.values(PERMISSIONS), ...Object.values(HOSTS)])
      expect(reason.length).toBeGreaterThan(15)
  })

  it('draws on no page whose host it does not name', () => {
    for (const match of COMPANION_MATCHES) expect(Object.keys(HOSTS)).toContain(match)
  })

  it('lets its own pages and worker talk to the accounting APIs and to nobody else', () => {
    const connect = CONTENT_SECURITY_POLICY.split('; ').find(part => part.startsWith('connect-src'))
    expect(connect?.split(' ').slice(1)).toEqual([
      "'self'",
      'https://quickbooks.api.intuit.com',
      'https://sandbox-quickbooks.api.intuit.com',
      'https://oauth.platform.intuit.com',
      'https://developer.api.intuit.com',
      'https://*.intacct.com',
    ])
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|http:|\*(?!\.intacct)/)
  })

  it.each(['chrome', 'firefox'])(
    'pins the id in %s, so that the redirect URI to register is stable',
    browser => {
      const built = manifest(browser, 'production') as Record<string, unknown>
      expect(built.key ?? built.browser_specific_settings).toBeTruthy()
    },
  )

  it('leaves the key out of the store package, which the store would refuse', () => {
    expect(manifest('chrome', 'store')).not.toHaveProperty('key')
  })
})
