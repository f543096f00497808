import { useEffect } from 'preact/hooks'
import { usePreferences } from './use-preferences.ts'

const KEY = 'theme'

/** Before the first paint, from what this page remembers: the preferences are read too late for it. */
export function applyRememberedTheme(): void {
  apply(localStorage.getItem(KEY) ?? 'browser')
}

/** The colours that the user chose, from now on. */
export function useTheme(): void {
  const theme = usePreferences()?.preferences.theme
  useEffect(() => {
    if (!theme) return
    localStorage.setItem(KEY, theme)
    apply(theme)
  }, [theme])
}

const apply = (theme: string) => {
  document.documentElement.dataset.theme = theme
}
