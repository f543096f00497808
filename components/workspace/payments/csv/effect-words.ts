import { i18n } from '#i18n'
import type { RowEffect } from '../../../../core/ledger/csv-book.ts'
import type { Tone } from '../../../shared/pill.tsx'
import { paymentStatusText } from '../../../shared/words.ts'

type Kind = RowEffect['kind']

export const TONES: Record<Kind, Tone> = {
  new: 'good',
  'status-change': 'info',
  link: 'info',
  repeat: 'muted',
  ask: 'warn',
  refused: 'bad',
}

/** The order in which kinds are counted and shown: what needs a person first. */
export const KINDS: readonly Kind[] = ['ask', 'refused', 'new', 'status-change', 'link', 'repeat']

/** How many rows are of a kind. */
export function countText(kind: Kind, count: number): string {
  switch (kind) {
    case 'new':
      return i18n.t('csvImport.countNew', count)
    case 'status-change':
      return i18n.t('csvImport.countChange', count)
    case 'link':
      return i18n.t('csvImport.countLink', count)
    case 'repeat':
      return i18n.t('csvImport.countRepeat', count)
    case 'ask':
      return i18n.t('csvImport.countAsk', count)
    case 'refused':
      return i18n.t('csvImport.countRefused', count)
  }
}

/** What one row would do. */
export function effectText(effect: RowEffect): string {
  switch (effect.kind) {
    case 'new':
      return i18n.t('csvImport.new')
    case 'status-change':
      return i18n.t('csvImport.change', { status: paymentStatusText(effect.to) })
    case 'link':
      return i18n.t('csvImport.link', { status: paymentStatusText(effect.to) })
    case 'repeat':
      return i18n.t('csvImport.repeat')
    case 'ask':
      return i18n.t('csvImport.ask')
    case 'refused':
      return i18n.t('csvImport.refused')
  }
}

export const counted = (kinds: readonly Kind[]) =>
  KINDS.map(kind => ({ kind, count: kinds.filter(each => each === kind).length })).filter(
    ({ count }) => count > 0,
  )
