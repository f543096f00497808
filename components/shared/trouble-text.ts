import { i18n } from '#i18n'
import type { Instant } from '../../core/ledger/records.ts'
import type { Trouble } from '../../core/ledger/trouble.ts'
import type { CommandError } from '../../core/messaging/client.ts'
import { clockTime } from './time-text.ts'
import { systemName } from './words.ts'

export interface TroubleFacts {
  /** As a connection names it; absent where it is not known. */
  system?: string | undefined
  /** For `throttled`: when the pause ends. */
  until?: Instant | undefined
}

const nameOf = (system: string | undefined) =>
  system === undefined ? i18n.t('trouble.system') : systemName(system)

/** What is the matter with the accounting system, the network or the sign-in, and what to do about it. */
export function troubleText(trouble: Trouble, { system: of, until }: TroubleFacts): string {
  const system = nameOf(of)
  switch (trouble) {
    case 'throttled':
      return until
        ? i18n.t('trouble.throttledUntil', { system, time: clockTime(until) })
        : i18n.t('trouble.throttled', { system })
    case 'offline':
      return i18n.t('trouble.offline', { system })
    case 'unreadable':
      return i18n.t('trouble.unreadable', { system })
    case 'busy':
      return i18n.t('trouble.busy', { system })
    case 'signed-out':
      return i18n.t('trouble.signedOut', { system })
    case 'client-refused':
      return i18n.t('trouble.clientRefused', { system })
  }
}

/** Of what goes on by itself once the pause is over. */
export const waitsText = ({ system, until }: { system: string | undefined; until: Instant }): string =>
  i18n.t('trouble.waits', { system: nameOf(system), time: clockTime(until) })

/** What a command answered instead of doing it: our sentence, and what came word by word where that is another. */
export function failureText(
  { code, message, system, until }: Pick<CommandError, 'code' | 'message' | 'system' | 'until'>,
  connecting = false,
): { text: string; details?: string } {
  const name = { system: nameOf(system) }
  switch (code) {
    case 'throttled':
    case 'offline':
    case 'unreadable':
    case 'busy':
    case 'client-refused':
      return { text: troubleText(code, { system, until }), details: message }
    case 'signed-out':
      return {
        text: connecting ? i18n.t('trouble.notConnected', name) : troubleText(code, { system }),
        details: message,
      }
    case 'company-unread':
      return { text: i18n.t('trouble.companyUnread', name), details: message }
    case 'sign-in-page':
      return { text: i18n.t('trouble.signInPage', name), details: message }
    case 'cancelled':
      return { text: i18n.t('trouble.windowClosed') }
    case 'stopped':
      return { text: i18n.t('trouble.stopped') }
    default:
      return { text: message }
  }
}

/** Why a company is not reached, in a sentence; undefined where none is known. */
export const reasonText = ({
  system,
  stateWhy,
  stateReason,
}: {
  system: string
  stateWhy?: Trouble
  stateReason?: string
}): string | undefined => (stateWhy ? troubleText(stateWhy, { system }) : stateReason)
