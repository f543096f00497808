import { useEffect, useState } from 'preact/hooks'
import type { AccountingSystem } from '../../core/ledger/records.ts'
import { allowedSites } from '../../core/messaging/other-sites.ts'
import { onPermissionsChanged } from '../../core/messaging/permissions-changed.ts'
import { mayUseSystem } from '../../core/messaging/system-access.ts'

/**
 * What the browser allows us, kept current; undefined until it is known. `of`: what `ask` closes over, and
 * undefined where there is nothing to ask.
 */
function usePermission(ask: () => Promise<boolean>, of: string | undefined): boolean | undefined {
  const [answer, setAnswer] = useState<{ of: string; found: boolean }>()
  useEffect(() => {
    if (of === undefined) return
    let over = false
    const read = () =>
      ask().then(found => {
        if (!over) setAnswer({ of, found })
      })
    read()
    const stop = onPermissionsChanged(read)
    return () => {
      over = true
      stop()
    }
  }, [of])
  // What was asked before is no answer: another system or site may be allowed, or not.
  return answer && answer.of === of ? answer.found : undefined
}

/** False while the user has taken the system's hosts back from us. */
export const useSystemAccess = (system: AccountingSystem | undefined): boolean | undefined =>
  usePermission(async () => system !== undefined && mayUseSystem(system), system)

/** May this browser be used on the site? */
export const useSiteAllowed = (site: string | undefined): boolean | undefined =>
  usePermission(async () => site !== undefined && (await allowedSites([site])).length > 0, site)
