import { useEffect, useState } from 'preact/hooks'
import { allowedSites } from '../../core/messaging/other-sites.ts'
import { onPermissionsChanged } from '../../core/messaging/permissions-changed.ts'

/** Which of the sites this browser may be used on, kept current; undefined until it is known. */
export function useAllowed(sites: string[]): string[] | undefined {
  const [allowed, setAllowed] = useState<string[]>()
  const list = sites.join(' ')
  useEffect(() => {
    let over = false
    const read = () =>
      allowedSites(list ? list.split(' ') : []).then(found => {
        if (!over) setAllowed(found)
      })
    read()
    const stop = onPermissionsChanged(read)
    return () => {
      over = true
      stop()
    }
  }, [list])
  return allowed
}
