import { useEffect, useState } from 'preact/hooks'

/** Where the app is; the page never loads again between views (facts §2.1). */
export interface Route {
  page: string
  query: URLSearchParams
  /** What a form lies over: the list or customer it was opened from. */
  behind: string | undefined
}

const FORMS = new Set(['invoice', 'recvpayment', 'creditmemo'])
const listeners = new Set<() => void>()
let behind: string | undefined

export const isForm = (page: string): boolean => FORMS.has(page)

function current(): Route {
  const [, , page = 'homepage'] = location.pathname.split('/')
  return { page, query: new URLSearchParams(location.search), behind }
}

export function navigate(address: string): void {
  const from = current()
  const target = new URL(address, location.href)
  if (!isForm(from.page) && isForm(target.pathname.split('/')[2] ?? ''))
    behind = location.pathname + location.search
  else if (!isForm(target.pathname.split('/')[2] ?? '')) behind = undefined
  history.pushState({}, '', address)
  for (const tell of listeners) tell()
}

export function useRoute(): Route {
  const [route, setRoute] = useState(current)
  useEffect(() => {
    const update = () => setRoute(current())
    listeners.add(update)
    addEventListener('popstate', update)
    return () => {
      listeners.delete(update)
      removeEventListener('popstate', update)
    }
  }, [])
  return route
}

/** Links of the app change the view; the browser does not load. */
export function followLinks(): void {
  document.addEventListener('click', event => {
    const anchor = (event.target as Element | null)?.closest?.('a[href]')
    const href = anchor?.getAttribute('href') ?? ''
    const leaves = event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey
    if (leaves || !href.startsWith('/app/') || href.startsWith('/app/switchCompany')) return
    event.preventDefault()
    navigate(href)
  })
}
