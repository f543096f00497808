/** The app, its pods and the API (facts/sage-intacct.md §2; sage-intacct-rest.md §1). */
const API = /^api\.intacct\.com$/
const PAGES = /^www(-p\d+)?\.intacct\.com$/
const HELP = /^(www|help)\.intacct\.com$/

export const isIntacctHost = (host: string): boolean => /(^|\.)intacct\.com(:\d+)?$/.test(host)

/** Everything of Intacct lies below `/ia/`, which tells it apart on the loopback address. */
export const isIntacctPath = (path: string): boolean => path.startsWith('/ia/')

/** Under a real host name nothing else answers. */
export function isServed(host: string, path: string): boolean {
  const name = host.replace(/:\d+$/, '')
  if (!isIntacctHost(name)) return true
  if (path.startsWith('/ia/api/')) return API.test(name)
  if (path.startsWith('/ia/docs/')) return HELP.test(name)
  return PAGES.test(name) && (path === '/' || path.startsWith('/ia/'))
}
