import { useEffect, useState } from 'preact/hooks'
import type { AccountingSystem } from '../../core/ledger/records.ts'
import { allowedSites } from '../../core/messaging/other-sites.ts'
import { onPermissionsChanged } from '../../core/messaging/permissions-changed.ts'
import { mayUseSystem } from '../../core/messaging/system-access.ts'

/** What the browser allows us, kept current; undefined until it is known. `of`: what `ask` closes over. */
function usePermission<T>(ask: () => Promise<T>, of: string): T | undefined {
  const [allowed, setAllowed] = useState<T>()
  useEffect(() => {
    let over = false
    const read = () =>
      ask().then(found => {
        if (!over) setAllowed(found)
      })
    read()
    const stop = onPermissionsChanged(read)
    return () => {
      over = true
      stop()
    }
  }, [of])
  return allowed
}

/** False while the user has taken the system's hosts back from us. */
export const useSystemAccess = (system: AccountingSystem): boolean | undefined =>
  usePermission(() => mayUseSystem(system), system)

/** Which of the sites this browser may be used on. */
export const useAllowedSites = (sites: readonly string[]): string[] | undefined =>
  usePermission(() => allowedSites([...sites]), sites.join(' '))
