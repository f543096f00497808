/** An app as registered with a vendor: what the user enters in options, and where it may be sent back to. */
export interface OAuthClient {
  id: string
  /** A public client has none and must prove itself by PKCE. */
  secret: string | undefined
  name: string
  /** Exact URIs, or a pattern for what a browser makes up per extension. */
  redirectUris: (string | RegExp)[]
}

/** Of launchWebAuthFlow in Chromium and in Firefox, and of a page that shows the code, to be pasted. */
export const COMPANION_REDIRECTS: OAuthClient['redirectUris'] = [
  /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[\w/-]*$/,
  /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/[\w/-]*$/,
  'https://app.ledgerbridge.example/oauth/code',
]

/** Exact match, as vendors demand; a pattern must match whole. */
export const acceptsRedirect = (client: OAuthClient, uri: string): boolean =>
  client.redirectUris.some(allowed => (typeof allowed === 'string' ? allowed === uri : allowed.test(uri)))
