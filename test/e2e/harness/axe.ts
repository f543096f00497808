import axe from 'axe-core'
import type { Dress, Screen } from './screen.ts'

const DRESSES: Record<string, Dress> = {
  light: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' },
  dark: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'reduce' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' },
}

/**
 * What axe finds in each dress, as `dress: rule: where`. It sees into open shadow roots only, so it looks at the
 * journey build (design §7). `content`: the document to look at, as a script in the page comes to it.
 */
export async function faultsInEveryDress(screen: Screen, content = 'document'): Promise<string[]> {
  // A page of the extension takes no script but its own and the driver's; a frame takes the driver's from its page.
  if (content === 'document') await screen.run(`${axe.source}\n;undefined`)
  else
    await screen.run(`(() => {
      const script = ${content}.createElement('script')
      script.textContent = ${JSON.stringify(axe.source)}
      ${content}.head.append(script)
    })()`)
  const found: string[] = []
  for (const [name, dress] of Object.entries(DRESSES)) {
    await screen.dress(dress)
    // There the browser paints with the user's colours, and computed styles still tell ours (measured).
    const without = dress.forcedColors === 'active' ? ['color-contrast'] : []
    found.push(...(await look(screen, content, without)).map(fault => `${name}: ${fault}`))
  }
  return found
}

/** What axe finds as it is shown now, as `rule: where`. */
function look(screen: Screen, content: string, without: string[]): Promise<string[]> {
  const rules = Object.fromEntries(without.map(id => [id, { enabled: false }]))
  const options = JSON.stringify({ resultTypes: ['violations'], rules })
  return screen.run<string[]>(
    `${content}.defaultView.axe.run(${content}, ${options}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + JSON.stringify(target))))`,
  )
}
