import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const accountPeriodClosed: CatalogueEntry = {
  id: 'account-period-closed',
  source: 'documented',
  phrases: [
    'account period closed cannot update through services api',
    'the account period has closed and the account|accounting books cannot be updated through the qbo services api please use the qbo website to make these changes',
    'the account period has closed and the account|accounting books cannot be updated through the qbo services api',
    'the account period has closed and the account|accounting books cannot be updated',
    'account|accounting books cannot be updated through the qbo services api',
    'the account period has closed$',
    '~^account period closed$',
    '^periods are closed$',
    'periods are closed your transaction date {date} is within a period that s been closed you can add modify or delete a transaction only if the date of the transaction is within a period that s open',
    'periods are closed your transaction date {date} is within a period that s been closed',
    'your transaction date {date} is within a period that s been closed',
    'you can add modify or delete a transaction only if the date of the transaction is within a period that s open',
    '~^date must be on or after {date}',
  ],
  codes: ['6200', '6210'],
}

export const accountPeriodClosedText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['date-in-open-period'],
  title: 'The date is in a closed period',
  meaning: 'The books are closed for the period of this date, so nothing in it can be added or changed.',
  steps: [
    'See which day the books are closed through{quickbooks: under Account and settings > Advanced}{intacct: in the General Ledger}.',
    'Change the date to a day after it, or ask whoever keeps the books to reopen the period.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Account Period Closed: The account period has closed./Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API. -',
    "Periods are closed.  Your transaction date (03/31/2025) is within a period that's been closed.",
  ],
  nearMisses: [
    'The account period has closed and reopened twice this year.',
    'Periods are closed at the end of each month by the controller.',
  ],
}
