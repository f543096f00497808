import { signal } from '@preact/signals'
import { i18n } from '#i18n'
import { Icon } from '../shared/icons.tsx'

const SHOWN = 2500
const saved = signal<{ travels: boolean } | undefined>(undefined)
let timer: ReturnType<typeof setTimeout> | undefined

/** Says for a moment that a setting is stored. */
export function noteSaved(outcome: { travels: boolean }): void {
  saved.value = outcome
  clearTimeout(timer)
  timer = setTimeout(() => {
    saved.value = undefined
  }, SHOWN)
}

/** The tiny notice in the head of the page; read out politely. */
export const SavedNotice = () => (
  <span class="saved" role="status">
    {saved.value && (
      <>
        <Icon name="check" />
        {saved.value.travels ? i18n.t('shared.saved') : i18n.t('options.savedHere')}
      </>
    )}
  </span>
)
