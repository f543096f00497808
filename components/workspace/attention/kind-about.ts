import { i18n } from '#i18n'
import type { AttentionKind } from '../../../core/ledger/attention.ts'

/** Why these wait, and what happens when they are answered. */
export function kindAbout(kind: AttentionKind): string {
  switch (kind) {
    case 'sign-in':
      return i18n.t('attentionPage.signIn')
    case 'deletion-check':
      return i18n.t('attentionPage.deletionCheck')
    case 'unknown-outcome':
      return i18n.t('attentionPage.unknownOutcome')
    case 'payment-question':
      return i18n.t('attentionPage.paymentQuestion')
    case 'failed-payment-there':
      return i18n.t('attentionPage.failedPaymentThere')
    case 'failed-sync':
      return i18n.t('attentionPage.failedSync')
    case 'reminder-to-send':
      return i18n.t('attentionPage.reminderToSend')
    case 'mismatch':
      return i18n.t('attentionPage.mismatch')
  }
}
