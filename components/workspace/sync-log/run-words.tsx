import { i18n } from '#i18n'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import { StatusPill } from '../../shared/pill.tsx'
import { clockTime } from '../../shared/time-text.ts'

export function kindText(kind: SyncRun['kind']): string {
  switch (kind) {
    case 'import':
      return i18n.t('syncLog.kind.import')
    case 'sync':
      return i18n.t('syncLog.kind.sync')
    case 'push':
      return i18n.t('syncLog.kind.push')
    case 're-sync':
      return i18n.t('syncLog.kind.reSync')
    case 'deletion-check':
      return i18n.t('syncLog.kind.deletionCheck')
    case 'import-by-number':
      return i18n.t('syncLog.kind.importByNumber')
    case 'reminders':
      return i18n.t('syncLog.kind.reminders')
  }
}

export function triggerText(trigger: SyncRun['trigger']): string {
  switch (trigger) {
    case 'schedule':
      return i18n.t('syncLog.trigger.schedule')
    case 'user':
      return i18n.t('syncLog.trigger.user')
    case 'page':
      return i18n.t('syncLog.trigger.page')
    case 'connect':
      return i18n.t('syncLog.trigger.connect')
    case 'start':
      return i18n.t('syncLog.trigger.start')
  }
}

export function outcomeText(outcome: SyncRun['outcome']): string {
  switch (outcome) {
    case 'ok':
      return i18n.t('syncLog.ok')
    case 'partly':
      return i18n.t('syncLog.partly')
    case 'failed':
      return i18n.t('syncLog.failed')
    case 'stopped':
      return i18n.t('syncLog.stopped')
    case undefined:
      return i18n.t('syncLog.running')
  }
}

export const OUTCOME_TONE = { ok: 'good', partly: 'warn', failed: 'bad', stopped: 'muted' } as const

export const OutcomePill = ({ run: { outcome, waitsUntil } }: { run: SyncRun }) => (
  <StatusPill tone={outcome ? OUTCOME_TONE[outcome] : 'info'}>
    {outcome === undefined && waitsUntil
      ? i18n.t('syncLog.waiting', { time: clockTime(waitsUntil) })
      : outcomeText(outcome)}
  </StatusPill>
)

/** `12 read · 3 changed`: what is not zero. */
export function changesText({ counts, outcome, waitsUntil }: SyncRun): string {
  const parts = [
    counts.added > 0 && i18n.t('syncLog.added', counts.added),
    counts.changed > 0 && i18n.t('syncLog.changed', counts.changed),
    counts.removed > 0 && i18n.t('syncLog.removed', counts.removed),
    counts.pushed > 0 && i18n.t('syncLog.pushed', counts.pushed),
    counts.problems > 0 && i18n.t('syncLog.problems', counts.problems),
  ].filter(part => part !== false)
  if (parts.length > 0) return parts.join(' · ')
  if (outcome === undefined) return waitsUntil ? '' : '…'
  return i18n.t('syncLog.nothing')
}
