/** An app as registered at Intuit: what the user enters in options, and where it may be sent back to. */
export interface OAuthClient {
  id: string
  secret: string
  name: string
  /** Exact URIs, or a pattern for what a browser makes up per extension. */
  redirectUris: (string | RegExp)[]
}

/** Accepted from the start, so that a walk-through needs no registration. */
export const DEFAULT_CLIENT: OAuthClient = {
  id: 'ABSandboxClientIdForArCompanion0000000000000000000',
  secret: 'SandboxSecretForArCompanion00000000000000',
  name: 'AR Companion',
  redirectUris: [
    // launchWebAuthFlow in Chromium and in Firefox.
    /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[\w/-]*$/,
    /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/[\w/-]*$/,
    // Firefox's loopback alternative, and plain clients on this machine (development keys, facts §1.3).
    /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/[\w./-]*$/,
    // A page that shows the code, to be pasted.
    'https://app.ledgerbridge.example/oauth/code',
  ],
}

/** Exact match, as Intuit demands; a pattern must match whole. */
export const acceptsRedirect = (client: OAuthClient, uri: string): boolean =>
  client.redirectUris.some(allowed => (typeof allowed === 'string' ? allowed === uri : allowed.test(uri)))
