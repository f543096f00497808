import { eventually, type Screen } from '../harness/screen.ts'

/** The text of each fix that our hosts hold on the page and in its frames. */
const MARKERS = `(() => {
  const found = []
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('.marker') && root.host) found.push(element.textContent)
      if (element.shadowRoot) walk(element.shadowRoot)
      if (element.tagName === 'IFRAME' && element.contentDocument) walk(element.contentDocument)
    }
  }
  walk(document)
  return found
})()`

export const fixesOnPage = (tab: Screen): Promise<string[]> => tab.run<string[]>(MARKERS)

const BOX = 'the box of the error'
/** What lies, wholly or in part, under an open fix: the page's fields by their names, and the error's own box. */
const UNDER_FIX = `(() => {
  const pages = [document, ...[...document.querySelectorAll('iframe')].flatMap(each => each.contentDocument ?? [])]
  const cardOf = page => page.querySelector('ar-companion-fix')?.shadowRoot?.querySelector('.card')
  const page = pages.find(cardOf)
  const card = page && cardOf(page)
  if (!card) return undefined
  const over = card.getBoundingClientRect()
  return [...page.querySelectorAll('input,select,textarea,.notice,[role="alert"]')]
    .filter(each => {
      const { left, top, right, bottom } = each.getBoundingClientRect()
      return right > over.left && left < over.right && bottom > over.top && top < over.bottom
    })
    .map(each => {
      if (!each.matches('input,select,textarea')) return '${BOX}'
      return each.labels[0]?.textContent.trim() || each.getAttribute('aria-label') || each.name
    })
})()`

/** Waits until an open fix covers neither a field with such a name nor its error. @throws Error naming what lies under it */
export async function fixLeavesFree(tab: Screen, fields: RegExp): Promise<void> {
  let under: string[] | undefined
  await eventually('the fix to leave its fields free', async () => {
    under = await tab.run<string[] | undefined>(UNDER_FIX)
    return under && !under.some(name => name === BOX || fields.test(name))
  }).catch(error => {
    throw new Error(`${error.message}: ${JSON.stringify(under)}`)
  })
}

/** Waits for the one fix on the page, with its steps drawn. @throws Error with what there was instead */
export async function fixOnPage(tab: Screen): Promise<string> {
  let found: string[] = []
  const one = async () => {
    found = await fixesOnPage(tab)
    return found.length === 1 && (found[0]?.length ?? 0) > 60 ? found[0] : undefined
  }
  return eventually('one fix on the page', one).catch(error => {
    throw new Error(`${error.message}: ${JSON.stringify(found)}`)
  })
}
