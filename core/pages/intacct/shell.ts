import { find, textOf } from '../hook.ts'
import { isHelpText, isShell } from './address.ts'
import { COMPANY_LABEL, ENTITY_LABEL } from './selectors.ts'

const FRAME = 'iamain'

/** The document around this one, where the browser lets us see it. */
function around(document: Document): { document: Document; location: Location } | undefined {
  try {
    const { defaultView } = document
    const parent = defaultView?.parent
    if (!parent || parent === defaultView) return undefined
    return { document: parent.document, location: parent.location }
  } catch {
    return undefined
  }
}

/** What the frame is called, by name or id (both are `iamain`). */
function nameOf(document: Document): string {
  try {
    const view = document.defaultView
    return view?.name || view?.frameElement?.id || ''
  } catch {
    return ''
  }
}

/**
 * Is this the document that shows the content? All of it sits in one frame of the shell (facts §2), so the
 * shell itself draws nothing, and neither does any other frame; a page in a window of its own does. The help,
 * which quotes errors and shows no record, never does.
 */
export function showsContent(top: boolean, document: Document): boolean {
  const own = document.defaultView?.location
  if (own && isHelpText(own)) return false
  if (top) return !(own && isShell(own))
  if (nameOf(document) === FRAME) return true
  // Without the frame's name: the only one directly below the shell that holds a page of the app.
  const shell = around(document)
  if (!shell || !isShell(shell.location) || !own?.pathname.startsWith('/ia/acct/')) return false
  return !shell.document.querySelector(`#${FRAME},[name="${FRAME}"]`)
}

/**
 * What the shell calls the company and the entity that the user works in: nothing else on a page says it
 * (design §7). The user links this label to a connection once; the page's title stands in where the label
 * is gone. Undefined outside the shell.
 */
export function companyOf(document: Document): string | undefined {
  const shell = around(document)?.document
  if (!shell) return undefined
  const label = find(shell, COMPANY_LABEL, element => textOf(element) !== '')
  const company = label ? textOf(label) : /^(.+?)\s*[|–-]\s*Sage Intacct$/.exec(shell.title.trim())?.[1]
  if (!company) return undefined
  const entity = find(shell, ENTITY_LABEL, element => textOf(element) !== '')
  return (entity ? `${company} | ${textOf(entity)}` : company).slice(0, 100)
}
