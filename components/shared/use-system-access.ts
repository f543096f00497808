import { useEffect, useState } from 'preact/hooks'
import type { AccountingSystem } from '../../core/ledger/records.ts'
import { onPermissionsChanged } from '../../core/messaging/permissions-changed.ts'
import { mayUseSystem } from '../../core/messaging/system-access.ts'

/** False while the user has taken the system's hosts back from us; undefined until it is known. */
export function useSystemAccess(system: AccountingSystem): boolean | undefined {
  const [allowed, setAllowed] = useState<boolean>()
  useEffect(() => {
    let over = false
    const read = () =>
      mayUseSystem(system).then(found => {
        if (!over) setAllowed(found)
      })
    read()
    const stop = onPermissionsChanged(read)
    return () => {
      over = true
      stop()
    }
  }, [system])
  return allowed
}
