import { i18n } from '#i18n'
import { type ActiveTab, startCompanion } from '../../core/messaging/active-tab.ts'
import { allowSite, forbidSite, siteOf } from '../../core/messaging/other-sites.ts'
import { readPreferences, savePreferences } from '../../core/preferences/preferences.ts'
import { ErrorNotice } from '../shared/command-error.tsx'
import { SwitchRow } from '../shared/setting-row.tsx'
import { useAction } from '../shared/use-command.ts'

/**
 * Sync errors are mostly met on the web app of another product: the user switches their detection on for
 * the site of this tab, and the browser asks for the permission at that moment.
 */
export function SiteSwitch({ tab, host, on }: { tab: ActiveTab; host: string; on: boolean }) {
  const site = siteOf(host)
  const change = useAction(async (wanted: boolean) => {
    // First thing in the click: a browser asks only then, and may close this popup while it does.
    const answer = wanted ? allowSite(site) : forbidSite(site)
    await setListed(site, wanted)
    if (!wanted) return
    if (await answer) await startCompanion(tab.id)
    else await setListed(site, false)
  })
  return (
    <section class="card" aria-label={i18n.t('popup.thisTab')}>
      <SwitchRow
        label={i18n.t('popup.siteTitle')}
        description={i18n.t('popup.siteAbout', { host })}
        checked={on}
        disabled={change.pending}
        onChecked={wanted => change.run(wanted)}
      />
      <ErrorNotice error={change.error} />
    </section>
  )
}

async function setListed(site: string, listed: boolean): Promise<void> {
  const others = (await readPreferences()).otherSites.filter(kept => kept !== site)
  await savePreferences({ otherSites: listed ? [...others, site] : others })
}
