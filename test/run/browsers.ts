import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Kind = 'chromium' | 'firefox'

const NAMES: Record<Kind, string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
}

const PLACES: Record<Kind, string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:/Program Files/Mozilla Firefox/firefox.exe',
  ],
}

const DEBIAN_PACKAGE: Record<Kind, string> = { chromium: 'chromium', firefox: 'firefox-esr' }

/** An installed browser: $CHROME_PATH or $FIREFOX_PATH, then the usual names and places. */
export function findBrowser(kind: Kind): string | undefined {
  const told = process.env[kind === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH']
  if (told) return existsSync(told) ? told : undefined
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.includes('node_modules'))
  const named = NAMES[kind].flatMap(name => folders.map(folder => join(folder, name)))
  return [...named, ...PLACES[kind]].find(existsSync)
}

/**
 * Finds a browser, or installs the distribution's package where we may.
 * @throws Error with one sentence that says what to install.
 */
export function requireBrowser(kind: Kind): string {
  const found = findBrowser(kind)
  if (found) return found
  const asRoot = aptPrefix()
  if (asRoot) {
    const name = DEBIAN_PACKAGE[kind]
    console.log(`Installing ${name} from the distribution (once) …`)
    const apt = (...args: string[]) =>
      execFileSync(asRoot[0] ?? 'apt-get', [...asRoot.slice(1), ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    try {
      apt('update', '-qq')
      apt('install', '-y', '-qq', '--no-install-recommends', name)
    } catch {
      // The sentence below says what to do.
    }
    const installed = findBrowser(kind)
    if (installed) return installed
  }
  throw new Error(
    kind === 'chromium'
      ? 'No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to its program.'
      : 'No Firefox (140 or newer) was found. Install it, or set FIREFOX_PATH to its program.',
  )
}

function aptPrefix(): string[] | undefined {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}
