import { i18n } from '#i18n'
import { isCredit } from '../../../core/ledger/payment-kind.ts'
import type { Payment, PaymentMethod, PaymentSource, Standing } from '../../../core/ledger/records.ts'

export function methodText(method: PaymentMethod): string {
  switch (method) {
    case 'ach':
      return i18n.t('payments.method.ach')
    case 'card':
      return i18n.t('payments.method.card')
    case 'check':
      return i18n.t('payments.method.check')
    case 'cash':
      return i18n.t('payments.method.cash')
    case 'other':
      return i18n.t('payments.method.other')
  }
}

/** A credit memo that was applied has no method of payment. */
export const kindOfPayment = (payment: Payment): string =>
  isCredit(payment) ? i18n.t('payments.creditApplied') : methodText(payment.method)

export function sourceText(source: PaymentSource): string {
  switch (source) {
    case 'processed':
      return i18n.t('payments.source.processed')
    case 'auto':
      return i18n.t('payments.source.auto')
    case 'manual':
      return i18n.t('payments.source.manual')
    case 'imported':
      return i18n.t('payments.source.imported')
  }
}

export function standingText(standing: Standing): string {
  switch (standing) {
    case 'none':
      return i18n.t('payments.standing.none')
    case 'in-flight':
      return i18n.t('payments.standing.inFlight')
    case 'there':
      return i18n.t('payments.standing.there')
    case 'gone':
      return i18n.t('payments.standing.gone')
  }
}
