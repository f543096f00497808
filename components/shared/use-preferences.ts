import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { i18n } from '#i18n'
import { type Preferences, parsePreferences } from '../../core/preferences/parse.ts'
import { loadPreferences, watchPreferences } from '../../core/preferences/preferences.ts'

interface Loaded {
  preferences: Preferences
  /** Settings whose stored value did not fit and are at their default. */
  reset: string[]
  failure?: string
}

const loaded = signal<Loaded | undefined>(undefined)
let users = 0
let stop: (() => void) | undefined

/** The preferences, kept current over every surface; undefined until they are read. One watch per page. */
export function usePreferences(): Loaded | undefined {
  useEffect(() => {
    if (users++ === 0) {
      stop = watchPreferences(preferences => {
        loaded.value = { ...loaded.value, preferences, reset: loaded.value?.reset ?? [] }
      })
      loadPreferences().then(
        found => {
          loaded.value = found
        },
        error => {
          console.error(error)
          // What stands on them is shown with the settings as they come, and the settings say why.
          loaded.value = { ...parsePreferences({}), failure: i18n.t('shared.unexpected') }
        },
      )
    }
    return () => {
      if (--users === 0) stop?.()
    }
  }, [])
  return loaded.value
}
