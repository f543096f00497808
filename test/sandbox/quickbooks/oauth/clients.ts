import { COMPANION_REDIRECTS, type OAuthClient } from '../../shared/oauth/client.ts'

/** Accepted from the start, so that a walk-through needs no registration. */
export const DEFAULT_CLIENT: OAuthClient & { secret: string } = {
  id: 'ABSandboxClientIdForArCompanion0000000000000000000',
  secret: 'SandboxSecretForArCompanion00000000000000',
  name: 'AR Companion',
  redirectUris: [
    ...COMPANION_REDIRECTS,
    // Firefox's loopback alternative, and plain clients on this machine (development keys, facts §1.3).
    /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/[\w./-]*$/,
  ],
}
