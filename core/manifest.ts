/**
 * The manifest beyond what WXT derives. Every permission carries its reason here; the structure test
 * holds the built manifest to this list.
 */
export const PERMISSIONS = {
  alarms: 'Wakes the worker for the scheduled sync and the 01:00 UTC deletion check.',
  identity: 'Runs the sign-in window of the accounting system (launchWebAuthFlow).',
  storage: 'Preferences, and which browser profile is the home of a connection.',
  unlimitedStorage: 'The ledger and its PDFs must not be evicted by the browser.',
  scripting: 'Registers the error guide on further sites that the user switches on, one by one.',
  activeTab:
    'Tells the popup the site of the current tab, so that the error guide can be offered there; only when it is opened.',
} as const

/** Hosts the product cannot work without: pages to draw on and APIs to call. */
export const HOSTS = {
  'https://*.qbo.intuit.com/*': 'QuickBooks Online pages: chip, panel, badges, error markers.',
  'https://quickbooks.api.intuit.com/*': 'QuickBooks Online API.',
  'https://sandbox-quickbooks.api.intuit.com/*': "QuickBooks Online API of Intuit's own test companies.",
  'https://oauth.platform.intuit.com/*': 'Exchanges and refreshes the sign-in.',
  'https://developer.api.intuit.com/*': 'Revokes the sign-in when the user disconnects.',
  'https://*.intacct.com/*': 'Sage Intacct pages and API (its pods have hosts of their own).',
} as const

/** Asked for one site at a time, at the moment the user switches the error guide on for it; revocable in options. */
const OPTIONAL_HOSTS = ['https://*/*']

/**
 * The made-up integrator of the sandbox. In the journey build alone its permission is held already: no
 * automation can answer the browser's own question, and asking for what is held answers yes without one.
 */
const JOURNEY_HOSTS = ['https://*.example/*']

/** The hosts of HOSTS that the worker calls; QuickBooks' pages are only drawn on. */
const API_HOSTS = Object.keys(HOSTS)
  .filter(match => match !== 'https://*.qbo.intuit.com/*')
  .map(match => match.slice(0, -'/*'.length))

/**
 * Nothing but our own files, and requests to nobody but the accounting systems (the worker's too). PDFs
 * are shown from memory, in a frame: `object-src 'none'` does not hinder the browser's viewer [tried].
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self' ${API_HOSTS.join(' ')}`,
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const GECKO_ID = 'ar-companion@ar-companion.dev'
/** Public half of the key that pins the extension's id, so that the redirect URI to register is stable. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA6fZIF56yQGn53WFkijBe50TZacu5SSJWP23n428nyOQiR9CnK/gUMnpvtuCM4aWSgArK4x27WgUOEMYjjA/XCF/4nQbgqZXk3RMVGPare948PFgibayXzlkSRqCO5Z72HfSbGSKfCgjwAsYQAAXvMczwWl2mMCEh5BvVAMqBuiaYEriaqRBImCrWIOY6S13kxa9PREyc89vjTcmn5SGVDOiKezmNjB3CJqKsZyhiMYGKCSe2r8DFEfTgRyf0a9va4YdNrBxp6RZzbMrepB6IbU8E7D63wcSxE9cO1AF2ZjOPPtYhewzmr+3yrKD7EWp31mIX/BBlD680Yq89DVrnmQIDAQAB'

export const manifest = (browser: string, mode: string) => ({
  name: 'AR Companion',
  default_locale: 'en',
  description:
    'Shows the receivables status of the record on your QuickBooks Online or Sage Intacct page, and the fix for its sync errors.',
  permissions: Object.keys(PERMISSIONS),
  host_permissions: [...Object.keys(HOSTS), ...(mode === 'journey' ? JOURNEY_HOSTS : [])],
  optional_host_permissions: OPTIONAL_HOSTS,
  content_security_policy: {
    extension_pages: CONTENT_SECURITY_POLICY,
  },
  ...(browser === 'firefox'
    ? {
        browser_specific_settings: {
          gecko: {
            id: GECKO_ID,
            strict_min_version: '140.0',
            data_collection_permissions: { required: ['none'] },
          },
        },
      }
    : { minimum_chrome_version: '125', ...(mode === 'store' ? {} : { key: KEY }) }),
})
