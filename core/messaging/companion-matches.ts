/** Pages the companion draws on. */
export const COMPANION_MATCHES = ['https://*.qbo.intuit.com/*', 'https://*.intacct.com/*']
