import type { ImportAnswer } from '../../core/messaging/views.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** The texts of what is drawn at once; those of the panel and the fix card are in ui/words.ts. */
export const words = {
  product: 'AR Companion',
  failed: 'That did not work. Try again.',
  noUi: 'AR Companion gave no answer. Reload this page.',

  chip: {
    checking: 'Checking …',
    notConnected: 'Not connected',
    otherCompany: 'Other company',
    whichCompany: 'Which company?',
    notInAr: 'Not in AR',
    choice: (n: number) => `${n} matches`,
    unavailable: 'No answer',
    reload: 'Reload this page',
    signIn: 'Sign in again',
    importing: 'Importing …',
    notCollected: 'Not collected',
    skipped: 'Duplicate number',
    archived: 'Archived',
    customerOpen: (n: number) => count(n, 'open invoice', 'open invoices'),
    nothingOpen: 'Nothing open',
    sign: { differ: 'the balances differ', alert: 'sign in again' },
    open: (label: string) => `${label}. Show details`,
    close: (label: string) => `${label}. Hide details`,
  },

  payment: {
    authorized: 'Authorized',
    succeeded: 'Succeeded',
    failed: 'Failed',
    voided: 'Voided',
    refunded: 'Refunded',
  },

  imported: {
    imported: (number: string) => `${number} is imported.`,
    'already-here': (number: string) => `${number} is here already.`,
    unarchived: (number: string) => `${number} is back from the archive.`,
    skipped: (number: string) =>
      `${number} is taken by another invoice. Turn on Allow Duplicate Invoice Numbers (Settings > Invoices) to list both.`,
    'not-found': (number: string) => `No invoice has the number ${number} there. Numbers must match exactly.`,
  } satisfies Record<ImportAnswer['outcome'], (number: string) => string>,

  fix: {
    known: 'A known error',
    found: (title: string) => `AR Companion knows this error: ${title}`,
  },
}
