/** Realm ids are digits; anything else in the cookie is not one. */
const REALM = /^\d{5,20}$/

/**
 * The company that the page's session is in, from the cookies that the page itself can read
 * (facts/quickbooks-online.md §2.2): `qbo.currentcompanyid`, else `companyId=…` inside `shell.ctx.id`.
 * The address does not tell it.
 */
export function companyOf(document: Document): string | undefined {
  const now = currentCompany(document)
  if (now !== undefined && !loadedWith.has(document)) loadedWith.set(document, now)
  return loadedWith.get(document) === now ? now : undefined
}

/**
 * The company that a document was loaded with. Another tab can switch the session's company under a page
 * that goes on showing the old one (a switch here loads the page anew): from then on the page tells none.
 */
const loadedWith = new WeakMap<Document, string>()

function currentCompany(document: Document): string | undefined {
  const cookies = cookiesOf(document)
  const current = cookies.get('qbo.currentcompanyid')?.trim()
  if (current && REALM.test(current)) return current
  const shell = /companyId"?[=:]\s*"?(\d{5,20})(?!\d)/i.exec(cookies.get('shell.ctx.id') ?? '')
  return shell?.[1]
}

function cookiesOf(document: Document): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of cookieText(document).split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && !cookies.has(name)) cookies.set(name, decode(pair.slice(at + 1)))
  }
  return cookies
}

/** A sandboxed document refuses to tell its cookies. */
function cookieText(document: Document): string {
  try {
    return document.cookie
  } catch {
    return ''
  }
}

/** Cookie values are percent-encoded by habit, not by rule. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
