import { browser } from 'wxt/browser'
import { allowedSites } from '../messaging/other-sites.ts'

const ID = 'other-sites'
/** The companion's own script: on a site without an adapter it has the error guide and no command. */
const SCRIPT = 'content-scripts/overlay.js'

/**
 * Brings the registered script in line with the sites that the user switched on and this browser may be
 * used on. Registrations outlast the worker and are lost with an update, so they are compared, not assumed.
 */
export async function registerOtherSites(sites: readonly string[]): Promise<void> {
  const matches = (await allowedSites(sites)).map(site => `${site}/*`).sort()
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] })
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] })
    return
  }
  const script = { id: ID, js: [SCRIPT], matches }
  if (!registered) {
    await browser.scripting.registerContentScripts([
      { ...script, allFrames: true, runAt: 'document_start', persistAcrossSessions: true },
    ])
    return
  }
  const same = JSON.stringify([...(registered.matches ?? [])].sort()) === JSON.stringify(matches)
  if (!same) await browser.scripting.updateContentScripts([script])
}
