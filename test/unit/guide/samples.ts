import { samples as accountPeriodClosed } from '../../../core/guide/catalogue/account-period-closed.ts'
import { samples as amountCalculation } from '../../../core/guide/catalogue/amount-calculation.ts'
import { samples as businessValidation } from '../../../core/guide/catalogue/business-validation.ts'
import { samples as categoryOnTransaction } from '../../../core/guide/catalogue/category-on-transaction.ts'
import { samples as createFailed } from '../../../core/guide/catalogue/create-failed.ts'
import { samples as creditLimitExceeded } from '../../../core/guide/catalogue/credit-limit-exceeded.ts'
import { samples as customerInactive } from '../../../core/guide/catalogue/customer-inactive.ts'
import { samples as customerNotValid } from '../../../core/guide/catalogue/customer-not-valid.ts'
import { samples as customerOnHold } from '../../../core/guide/catalogue/customer-on-hold.ts'
import { samples as customerRefRequired } from '../../../core/guide/catalogue/customer-ref-required.ts'
import { samples as dateInvalid } from '../../../core/guide/catalogue/date-invalid.ts'
import { samples as depositedPayment } from '../../../core/guide/catalogue/deposited-payment.ts'
import { samples as dimensionRequired } from '../../../core/guide/catalogue/dimension-required.ts'
import { samples as documentNumberMissing } from '../../../core/guide/catalogue/document-number-missing.ts'
import { samples as duplicateDocumentNumber } from '../../../core/guide/catalogue/duplicate-document-number.ts'
import { samples as duplicateName } from '../../../core/guide/catalogue/duplicate-name.ts'
import { samples as duplicateRequest } from '../../../core/guide/catalogue/duplicate-request.ts'
import { samples as emailInvalid } from '../../../core/guide/catalogue/email-invalid.ts'
import { samples as emptyLocation } from '../../../core/guide/catalogue/empty-location.ts'
import { samples as entryOutOfBalance } from '../../../core/guide/catalogue/entry-out-of-balance.ts'
import { samples as invalidId } from '../../../core/guide/catalogue/invalid-id.ts'
import { samples as invalidObjectId } from '../../../core/guide/catalogue/invalid-object-id.ts'
import { samples as invalidReferenceItem } from '../../../core/guide/catalogue/invalid-reference-item.ts'
import { samples as invalidSession } from '../../../core/guide/catalogue/invalid-session.ts'
import { samples as inventoryStartDate } from '../../../core/guide/catalogue/inventory-start-date.ts'
import { samples as invoiceAlreadyPaid } from '../../../core/guide/catalogue/invoice-already-paid.ts'
import { samples as itemNotFound } from '../../../core/guide/catalogue/item-not-found.ts'
import { samples as lineIncomplete } from '../../../core/guide/catalogue/line-incomplete.ts'
import { samples as lineItemsRequired } from '../../../core/guide/catalogue/line-items-required.ts'
import { samples as locationInvalid } from '../../../core/guide/catalogue/location-invalid.ts'
import { samples as missingPermission } from '../../../core/guide/catalogue/missing-permission.ts'
import { samples as noBillableLines } from '../../../core/guide/catalogue/no-billable-lines.ts'
import { samples as notEnoughStock } from '../../../core/guide/catalogue/not-enough-stock.ts'
import { samples as objectNotFound } from '../../../core/guide/catalogue/object-not-found.ts'
import { samples as paymentExceedsDue } from '../../../core/guide/catalogue/payment-exceeds-due.ts'
import { samples as referenceInactive } from '../../../core/guide/catalogue/reference-inactive.ts'
import { samples as referenceNotFound } from '../../../core/guide/catalogue/reference-not-found.ts'
import { samples as requestNotUnderstood } from '../../../core/guide/catalogue/request-not-understood.ts'
import { samples as requiredParamMissing } from '../../../core/guide/catalogue/required-param-missing.ts'
import { samples as rolledBack } from '../../../core/guide/catalogue/rolled-back.ts'
import { samples as saveFailed } from '../../../core/guide/catalogue/save-failed.ts'
import { samples as serverError } from '../../../core/guide/catalogue/server-error.ts'
import { samples as signInExpired } from '../../../core/guide/catalogue/sign-in-expired.ts'
import { samples as signInRefused } from '../../../core/guide/catalogue/sign-in-refused.ts'
import { samples as staleObject } from '../../../core/guide/catalogue/stale-object.ts'
import { samples as subscriptionEnded } from '../../../core/guide/catalogue/subscription-ended.ts'
import { samples as textTooLong } from '../../../core/guide/catalogue/text-too-long.ts'
import { samples as throttled } from '../../../core/guide/catalogue/throttled.ts'
import { samples as unitMissing } from '../../../core/guide/catalogue/unit-missing.ts'
import type { Samples } from '../../../core/guide/catalogue-entry.ts'

/** Examples and near misses of every entry, by its id. */
export const SAMPLES: Record<string, Samples> = {
  'empty-location': emptyLocation,
  'item-not-found': itemNotFound,
  'line-items-required': lineItemsRequired,
  'invalid-object-id': invalidObjectId,
  'customer-ref-required': customerRefRequired,
  'invalid-reference-item': invalidReferenceItem,
  'duplicate-document-number': duplicateDocumentNumber,
  'account-period-closed': accountPeriodClosed,
  'stale-object': staleObject,
  'duplicate-name': duplicateName,
  throttled: throttled,
  'sign-in-expired': signInExpired,
  'sign-in-refused': signInRefused,
  'invalid-session': invalidSession,
  'subscription-ended': subscriptionEnded,
  'missing-permission': missingPermission,
  'customer-inactive': customerInactive,
  'reference-inactive': referenceInactive,
  'reference-not-found': referenceNotFound,
  'object-not-found': objectNotFound,
  'category-on-transaction': categoryOnTransaction,
  'deposited-payment': depositedPayment,
  'amount-calculation': amountCalculation,
  'text-too-long': textTooLong,
  'invalid-id': invalidId,
  'required-param-missing': requiredParamMissing,
  'business-validation': businessValidation,
  'inventory-start-date': inventoryStartDate,
  'duplicate-request': duplicateRequest,
  'email-invalid': emailInvalid,
  'request-not-understood': requestNotUnderstood,
  'server-error': serverError,
  'save-failed': saveFailed,
  'location-invalid': locationInvalid,
  'dimension-required': dimensionRequired,
  'customer-not-valid': customerNotValid,
  'customer-on-hold': customerOnHold,
  'credit-limit-exceeded': creditLimitExceeded,
  'document-number-missing': documentNumberMissing,
  'payment-exceeds-due': paymentExceedsDue,
  'invoice-already-paid': invoiceAlreadyPaid,
  'line-incomplete': lineIncomplete,
  'not-enough-stock': notEnoughStock,
  'date-invalid': dateInvalid,
  'unit-missing': unitMissing,
  'no-billable-lines': noBillableLines,
  'entry-out-of-balance': entryOutOfBalance,
  'create-failed': createFailed,
  'rolled-back': rolledBack,
}
