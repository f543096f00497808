import { i18n } from '#i18n'
import type { ImportAnswer } from '../../core/messaging/views.ts'

/** What an Import by number came to, in a sentence. */
export function importText(answer: ImportAnswer): string {
  const names = { number: answer.number }
  switch (answer.outcome) {
    case 'imported':
      return i18n.t('import.imported', names)
    case 'already-here':
      return i18n.t('import.alreadyHere', names)
    case 'unarchived':
      return i18n.t('import.unarchived', names)
    case 'skipped':
      return i18n.t('import.skipped', names)
    case 'not-found':
      return i18n.t('import.notFound', names)
  }
}
