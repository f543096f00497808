import { browser } from 'wxt/browser'

/**
 * Sites beside the accounting systems on which the user wants errors recognised. A site is an origin
 * without a port, `https://ar.example.com`; the browser's permission for it is the user's consent.
 */
export const siteOf = (host: string): string => `https://${host}`

/** Ports are not part of a match pattern: the permission covers them all. */
const patternOf = (site: string): string => `${site}/*`

/** Asks the user for it. Call it first thing in the click: a browser asks only then. */
export const allowSite = (site: string): Promise<boolean> =>
  browser.permissions.request({ origins: [patternOf(site)] })

/**
 * Takes the permission back; the worker then removes the script. One that an administrator gave stays:
 * then the list alone decides.
 */
export const forbidSite = (site: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(site)] }).catch(() => false)

/** Which of the sites this browser may be used on: the list travels with the profile, a permission does not. */
export async function allowedSites(sites: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    sites.map(site => browser.permissions.contains({ origins: [patternOf(site)] })),
  )
  return sites.filter((_, n) => answers[n])
}
