import type { EntryAdvice } from '../catalogue-entry.ts'
import { accountPeriodClosedText } from './account-period-closed.ts'
import { amountCalculationText } from './amount-calculation.ts'
import { businessValidationText } from './business-validation.ts'
import { categoryOnTransactionText } from './category-on-transaction.ts'
import { createFailedText } from './create-failed.ts'
import { creditLimitExceededText } from './credit-limit-exceeded.ts'
import { customerInactiveText } from './customer-inactive.ts'
import { customerNotValidText } from './customer-not-valid.ts'
import { customerOnHoldText } from './customer-on-hold.ts'
import { customerRefRequiredText } from './customer-ref-required.ts'
import { dateInvalidText } from './date-invalid.ts'
import { depositedPaymentText } from './deposited-payment.ts'
import { dimensionRequiredText } from './dimension-required.ts'
import { documentNumberMissingText } from './document-number-missing.ts'
import { duplicateDocumentNumberText } from './duplicate-document-number.ts'
import { duplicateNameText } from './duplicate-name.ts'
import { duplicateRequestText } from './duplicate-request.ts'
import { emailInvalidText } from './email-invalid.ts'
import { emptyLocationText } from './empty-location.ts'
import { entryOutOfBalanceText } from './entry-out-of-balance.ts'
import { invalidIdText } from './invalid-id.ts'
import { invalidObjectIdText } from './invalid-object-id.ts'
import { invalidReferenceItemText } from './invalid-reference-item.ts'
import { invalidSessionText } from './invalid-session.ts'
import { inventoryStartDateText } from './inventory-start-date.ts'
import { invoiceAlreadyPaidText } from './invoice-already-paid.ts'
import { itemNotFoundText } from './item-not-found.ts'
import { lineIncompleteText } from './line-incomplete.ts'
import { lineItemsRequiredText } from './line-items-required.ts'
import { locationInvalidText } from './location-invalid.ts'
import { missingPermissionText } from './missing-permission.ts'
import { noBillableLinesText } from './no-billable-lines.ts'
import { notEnoughStockText } from './not-enough-stock.ts'
import { objectNotFoundText } from './object-not-found.ts'
import { paymentExceedsDueText } from './payment-exceeds-due.ts'
import { referenceInactiveText } from './reference-inactive.ts'
import { referenceNotFoundText } from './reference-not-found.ts'
import { requestNotUnderstoodText } from './request-not-understood.ts'
import { requiredParamMissingText } from './required-param-missing.ts'
import { rolledBackText } from './rolled-back.ts'
import { saveFailedText } from './save-failed.ts'
import { serverErrorText } from './server-error.ts'
import { signInExpiredText } from './sign-in-expired.ts'
import { signInRefusedText } from './sign-in-refused.ts'
import { staleObjectText } from './stale-object.ts'
import { subscriptionEndedText } from './subscription-ended.ts'
import { textTooLongText } from './text-too-long.ts'
import { throttledText } from './throttled.ts'
import { unitMissingText } from './unit-missing.ts'

/** What each entry says to a person and offers: apart from what finds it, so that no page need carry it. */
export const TEXTS: Readonly<Record<string, EntryAdvice>> = {
  'account-period-closed': accountPeriodClosedText,
  'amount-calculation': amountCalculationText,
  'business-validation': businessValidationText,
  'category-on-transaction': categoryOnTransactionText,
  'create-failed': createFailedText,
  'credit-limit-exceeded': creditLimitExceededText,
  'customer-inactive': customerInactiveText,
  'customer-not-valid': customerNotValidText,
  'customer-on-hold': customerOnHoldText,
  'customer-ref-required': customerRefRequiredText,
  'date-invalid': dateInvalidText,
  'deposited-payment': depositedPaymentText,
  'dimension-required': dimensionRequiredText,
  'document-number-missing': documentNumberMissingText,
  'duplicate-document-number': duplicateDocumentNumberText,
  'duplicate-name': duplicateNameText,
  'duplicate-request': duplicateRequestText,
  'email-invalid': emailInvalidText,
  'empty-location': emptyLocationText,
  'entry-out-of-balance': entryOutOfBalanceText,
  'invalid-id': invalidIdText,
  'invalid-object-id': invalidObjectIdText,
  'invalid-reference-item': invalidReferenceItemText,
  'invalid-session': invalidSessionText,
  'inventory-start-date': inventoryStartDateText,
  'invoice-already-paid': invoiceAlreadyPaidText,
  'item-not-found': itemNotFoundText,
  'line-incomplete': lineIncompleteText,
  'line-items-required': lineItemsRequiredText,
  'location-invalid': locationInvalidText,
  'missing-permission': missingPermissionText,
  'no-billable-lines': noBillableLinesText,
  'not-enough-stock': notEnoughStockText,
  'object-not-found': objectNotFoundText,
  'payment-exceeds-due': paymentExceedsDueText,
  'reference-inactive': referenceInactiveText,
  'reference-not-found': referenceNotFoundText,
  'request-not-understood': requestNotUnderstoodText,
  'required-param-missing': requiredParamMissingText,
  'rolled-back': rolledBackText,
  'save-failed': saveFailedText,
  'server-error': serverErrorText,
  'sign-in-expired': signInExpiredText,
  'sign-in-refused': signInRefusedText,
  'stale-object': staleObjectText,
  'subscription-ended': subscriptionEndedText,
  'text-too-long': textTooLongText,
  throttled: throttledText,
  'unit-missing': unitMissingText,
}
