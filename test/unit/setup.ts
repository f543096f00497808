import 'fake-indexeddb/auto'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { HOSTS } from '../../core/manifest.ts'

/** The English texts answer as in a browser, from the file itself: a missing key or substitution shows. */
const messages = generateChromeMessages(await parseMessagesFile('assets/locales/en.yml'))

fakeBrowser.i18n.getMessage = (key: string, substitutions: string | (string | number)[] = []) => {
  const values = [substitutions].flat()
  return (messages[key]?.message ?? '').replace(/\$([1-9])/g, (_, n) => String(values[Number(n) - 1] ?? ''))
}
// As in a browser that granted what the manifest asks for; `fakeBrowser` has neither.
const event = { addListener: () => undefined, removeListener: () => undefined }
Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event, contains: async () => true })
fakeBrowser.runtime.getManifest = () => ({ version: '0.1.0', host_permissions: Object.keys(HOSTS) }) as never
// `#i18n` finds the browser where a page does: on the global object, not through our alias.
Object.assign(globalThis, { chrome: fakeBrowser })

// The build's constant: tests look inside, as the journey build does.
Object.assign(globalThis, { __SHADOW_MODE__: 'open' })
