import { COMPANION_REDIRECTS, type OAuthClient } from '../../shared/oauth/client.ts'

/** Accepted from the start, so that a walk-through needs no registration; full https URLs only (facts/sage-intacct-rest.md §3). */
export const DEFAULT_INTACCT_CLIENT: OAuthClient = {
  id: 'a1b2c3d4e5f60718293a.ar-companion.app.sage.com',
  secret: undefined,
  name: 'AR Companion',
  redirectUris: COMPANION_REDIRECTS,
}
