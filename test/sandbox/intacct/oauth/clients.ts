/** An app as registered with Sage: what the user enters in options, and where it may be sent back to. */
export interface IntacctClient {
  id: string
  /** A public client has none and must use PKCE. */
  secret: string | undefined
  name: string
  /** Exact URIs, or a pattern for what a browser makes up per extension. */
  redirectUris: (string | RegExp)[]
}

/** Accepted from the start, so that a walk-through needs no registration. */
export const DEFAULT_INTACCT_CLIENT: IntacctClient = {
  id: 'a1b2c3d4e5f60718293a.ar-companion.app.sage.com',
  secret: undefined,
  name: 'AR Companion',
  redirectUris: [
    // Full https URLs only (facts/sage-intacct-rest.md §3); these are launchWebAuthFlow's.
    /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[\w/-]*$/,
    /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/[\w/-]*$/,
    'https://app.ledgerbridge.example/oauth/code',
  ],
}

export const acceptsRedirect = (client: IntacctClient, uri: string): boolean =>
  client.redirectUris.some(allowed => (typeof allowed === 'string' ? allowed === uri : allowed.test(uri)))
