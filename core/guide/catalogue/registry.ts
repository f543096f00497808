import type { CatalogueEntry } from '../catalogue-entry.ts'
import { accountPeriodClosed } from './account-period-closed.ts'
import { amountCalculation } from './amount-calculation.ts'
import { businessValidation } from './business-validation.ts'
import { categoryOnTransaction } from './category-on-transaction.ts'
import { createFailed } from './create-failed.ts'
import { creditLimitExceeded } from './credit-limit-exceeded.ts'
import { customerInactive } from './customer-inactive.ts'
import { customerNotValid } from './customer-not-valid.ts'
import { customerOnHold } from './customer-on-hold.ts'
import { customerRefRequired } from './customer-ref-required.ts'
import { dateInvalid } from './date-invalid.ts'
import { depositedPayment } from './deposited-payment.ts'
import { dimensionRequired } from './dimension-required.ts'
import { documentNumberMissing } from './document-number-missing.ts'
import { duplicateDocumentNumber } from './duplicate-document-number.ts'
import { duplicateName } from './duplicate-name.ts'
import { duplicateRequest } from './duplicate-request.ts'
import { emailInvalid } from './email-invalid.ts'
import { emptyLocation } from './empty-location.ts'
import { entryOutOfBalance } from './entry-out-of-balance.ts'
import { invalidId } from './invalid-id.ts'
import { invalidObjectId } from './invalid-object-id.ts'
import { invalidReferenceItem } from './invalid-reference-item.ts'
import { invalidSession } from './invalid-session.ts'
import { inventoryStartDate } from './inventory-start-date.ts'
import { invoiceAlreadyPaid } from './invoice-already-paid.ts'
import { itemNotFound } from './item-not-found.ts'
import { lineIncomplete } from './line-incomplete.ts'
import { lineItemsRequired } from './line-items-required.ts'
import { locationInvalid } from './location-invalid.ts'
import { missingPermission } from './missing-permission.ts'
import { noBillableLines } from './no-billable-lines.ts'
import { notEnoughStock } from './not-enough-stock.ts'
import { objectNotFound } from './object-not-found.ts'
import { paymentExceedsDue } from './payment-exceeds-due.ts'
import { referenceInactive } from './reference-inactive.ts'
import { referenceNotFound } from './reference-not-found.ts'
import { requestNotUnderstood } from './request-not-understood.ts'
import { requiredParamMissing } from './required-param-missing.ts'
import { rolledBack } from './rolled-back.ts'
import { saveFailed } from './save-failed.ts'
import { serverError } from './server-error.ts'
import { signInExpired } from './sign-in-expired.ts'
import { signInRefused } from './sign-in-refused.ts'
import { staleObject } from './stale-object.ts'
import { subscriptionEnded } from './subscription-ended.ts'
import { textTooLong } from './text-too-long.ts'
import { throttled } from './throttled.ts'
import { unitMissing } from './unit-missing.ts'

/** Every entry: the documented ones in the order of the help text, then the vendors'. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  emptyLocation,
  itemNotFound,
  lineItemsRequired,
  invalidObjectId,
  customerRefRequired,
  invalidReferenceItem,
  duplicateDocumentNumber,
  accountPeriodClosed,
  staleObject,
  duplicateName,
  throttled,
  signInExpired,
  signInRefused,
  invalidSession,
  subscriptionEnded,
  missingPermission,
  customerInactive,
  referenceInactive,
  referenceNotFound,
  objectNotFound,
  categoryOnTransaction,
  depositedPayment,
  amountCalculation,
  textTooLong,
  invalidId,
  requiredParamMissing,
  businessValidation,
  inventoryStartDate,
  duplicateRequest,
  emailInvalid,
  requestNotUnderstood,
  serverError,
  saveFailed,
  locationInvalid,
  dimensionRequired,
  customerNotValid,
  customerOnHold,
  creditLimitExceeded,
  documentNumberMissing,
  paymentExceedsDue,
  invoiceAlreadyPaid,
  lineIncomplete,
  notEnoughStock,
  dateInvalid,
  unitMissing,
  noBillableLines,
  entryOutOfBalance,
  createFailed,
  rolledBack,
]
