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
