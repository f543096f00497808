import type { MiddlewareHandler } from 'hono'

/** What lives on which host (facts §1.1, §1.3, §2.1); under a real host name nothing else answers. */
const PLACES: [host: RegExp, path: RegExp][] = [
  [/^(sandbox-)?quickbooks\.api\.intuit\.com$/, /^\/v3\//],
  [/^appcenter\.intuit\.com$/, /^\/connect\//],
  [/^oauth\.platform\.intuit\.com$/, /^\/(oauth2|op)\/v1\//],
  [/^developer\.api\.intuit\.com$/, /^\/(v2\/oauth2|\.well-known)\//],
  [/^developer\.intuit\.com$/, /^\/\.well-known\//],
  [/^(sandbox-)?accounts\.platform\.intuit\.com$/, /^\/v1\/openid_connect\//],
  [
    /^((app|c\d+)\.)?(sandbox\.)?qbo\.intuit\.com$|^app\.sandbox\.qbo\.intuit\.com$/,
    /^\/(app|static|api)(\/|$)|^\/$/,
  ],
  [/^quickbooks\.intuit\.com$/, /^\/(learn-support|static)(\/|$)/],
  [/^([a-z-]+\.)?ledgerbridge\.example$/, /^\//],
]

export const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)

/** On the loopback address paths alone decide; under a host name the path must belong there. */
export const hostsOf = (): MiddlewareHandler => async (c, next) => {
  const { host, pathname } = new URL(c.req.url)
  const name = host.replace(/:\d+$/, '')
  const served = isLoopback(host) || PLACES.some(([where, what]) => where.test(name) && what.test(pathname))
  if (!served) return c.text('Not Found', 404)
  return next()
}
