import { i18n } from '#i18n'
import type { Connection } from '../../core/ledger/connection.ts'
import type { ImportAnswer, Waits } from '../../core/messaging/views.ts'
import { waitsText } from './trouble-text.ts'

/** What an Import by number came to, or that it waits, in a sentence. */
export function importText(
  answer: ImportAnswer | Waits,
  { system }: Pick<Connection, 'system'>,
): { text: string; tone: 'good' | 'warn' | 'info' } {
  if (!('outcome' in answer))
    return { text: waitsText({ system, until: answer.waitsUntil ?? '' }), tone: 'info' }
  const names = { number: answer.number }
  switch (answer.outcome) {
    case 'imported':
      return { text: i18n.t('import.imported', names), tone: 'good' }
    case 'already-here':
      return { text: i18n.t('import.alreadyHere', names), tone: 'good' }
    case 'unarchived':
      return { text: i18n.t('import.unarchived', names), tone: 'good' }
    case 'skipped':
      return { text: i18n.t('import.skipped', names), tone: 'warn' }
    case 'not-found':
      return { text: i18n.t('import.notFound', names), tone: 'warn' }
  }
}
