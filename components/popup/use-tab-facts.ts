import { type ActiveTab, systemOfHost } from '../../core/messaging/active-tab.ts'
import { siteOf } from '../../core/messaging/other-sites.ts'
import { useSiteAllowed, useSystemAccess } from '../shared/use-permission.ts'
import { usePreferences } from '../shared/use-preferences.ts'
import { type PageViewState, usePageView } from './use-page-view.ts'

/** What the card of this tab stands on. */
export interface TabFacts {
  record: PageViewState
  /** Of a page of an accounting system without a companion: may we be there? Undefined until it is known. */
  systemAllowed: boolean | undefined
  /** Of any other site: are errors recognised there? Undefined until it is known. */
  siteOn: boolean | undefined
  /** All that the card needs is known, so it stays as large as it is. */
  known: boolean
}

export function useTabFacts(tab: ActiveTab | null | undefined): TabFacts {
  const bare = tab && !tab.context ? tab : undefined
  const system = systemOfHost(bare?.host)
  const site = bare?.host && !system ? siteOf(bare.host) : undefined
  const record = usePageView(tab?.context)
  const systemAllowed = useSystemAccess(system)
  const allowed = useSiteAllowed(site)
  const sites = usePreferences()?.preferences.otherSites
  const siteOn =
    site === undefined || allowed === undefined || !sites ? undefined : sites.includes(site) && allowed
  return {
    record,
    systemAllowed,
    siteOn,
    known:
      tab !== undefined &&
      (!tab?.context || record.view !== undefined || record.error !== undefined) &&
      (system === undefined || systemAllowed !== undefined) &&
      (site === undefined || siteOn !== undefined),
  }
}
