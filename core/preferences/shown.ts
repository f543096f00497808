import type { ConnectionOnlySettings } from './connection-settings.ts'
import type { ProfileSettings } from './settings.ts'

/** Where the options page shows a setting. */
export const SECTIONS = [
  'connections',
  'invoices',
  'payments',
  'cadence',
  'error-guide',
  'page-companion',
] as const
type Section = (typeof SECTIONS)[number]

/** How a setting is shown and entered. */
type Control =
  | { kind: 'switch' }
  | { kind: 'number'; min: number; max: number; unit: string }
  | { kind: 'choice'; choices: { value: string; name: string }[] }
  /** Days from the due date. */
  | { kind: 'steps' }
  | { kind: 'guide-entries' }
  | { kind: 'sites' }
  /** Kept with another setting; not shown by itself. */
  | { kind: 'hidden' }

/** What the user reads about a setting, and how it is entered: the screens' alone, so that no worker carries it. */
export interface Shown {
  section: Section
  name: string
  explanation: string
  control: Control
}

export const SHOWN = {
  syncIntervalMinutes: {
    section: 'connections',
    name: 'Synchronize every',
    explanation: 'How often AR Companion asks each connected company for changes while the browser is open.',
    control: { kind: 'number', min: 1, max: 1440, unit: 'minutes' },
  },
  pdfImportDays: {
    section: 'invoices',
    name: 'Import PDFs of open invoices changed in the last',
    explanation:
      'Their PDFs are fetched during synchronization. Every other PDF is fetched when you first open it. Enter 0 to fetch none in advance.',
    control: { kind: 'number', min: 0, max: 3650, unit: 'days' },
  },
  submitAuthorizedAch: {
    section: 'payments',
    name: 'Submit Authorized ACH Payments to Accounting System',
    explanation:
      'On: an ACH payment is submitted as soon as it is authorized. If it fails afterwards, it must be deleted in the accounting system by hand. Off: it waits until it has succeeded; until then the balances of the two systems differ.',
    control: { kind: 'switch' },
  },
  ownGuideEntries: {
    section: 'error-guide',
    name: 'Your own entries',
    explanation: 'Errors that only your company meets, with the fix you have found. * stands for any words.',
    control: { kind: 'guide-entries' },
  },
  companionOn: {
    section: 'page-companion',
    name: 'Page companion',
    explanation: 'Draws status, badges and error fixes on the pages of your accounting system.',
    control: { kind: 'switch' },
  },
  chipOn: {
    section: 'page-companion',
    name: 'Status chip beside the record',
    explanation: 'Off: the status is shown in the corner instead of beside the heading of the record.',
    control: { kind: 'switch' },
  },
  dockCorner: {
    section: 'page-companion',
    name: 'Corner',
    explanation: 'Where the companion docks when a page has no safe place beside the heading.',
    control: {
      kind: 'choice',
      choices: [
        { value: 'bottom-right', name: 'Bottom right' },
        { value: 'bottom-left', name: 'Bottom left' },
        { value: 'top-right', name: 'Top right' },
        { value: 'top-left', name: 'Top left' },
      ],
    },
  },
  theme: {
    section: 'page-companion',
    name: 'Colours',
    explanation: 'Of every screen of AR Companion.',
    control: {
      kind: 'choice',
      choices: [
        { value: 'browser', name: 'As the browser' },
        { value: 'light', name: 'Light' },
        { value: 'dark', name: 'Dark' },
      ],
    },
  },
  otherSites: {
    section: 'page-companion',
    name: 'Error detection on other sites',
    explanation:
      'Sites on which sync errors are recognised too. Nothing else happens there. Switch a site on from the toolbar button while you are on it.',
    control: { kind: 'sites' },
  },
} satisfies Record<keyof ProfileSettings, Shown>

export const CONNECTION_SHOWN = {
  allowDuplicateNumbers: {
    section: 'invoices',
    name: 'Allow Duplicate Invoice Numbers',
    explanation:
      'Off: of several invoices with one number, the earliest is listed and the others are skipped. On: all are listed, and an invoice may be sent with a number that is taken. Turning it off removes nothing. Sage Intacct itself takes each number only once.',
    control: { kind: 'switch' },
  },
  cadenceOn: {
    section: 'cadence',
    name: 'Send reminders',
    explanation:
      'Reminds customers of open invoices by e-mail. You see who would be reminded before it starts; steps that are past by then are never sent.',
    control: { kind: 'switch' },
  },
  cadenceSteps: {
    section: 'cadence',
    name: 'Steps',
    explanation: 'Days before (below zero) or after the due date on which a reminder goes out.',
    control: { kind: 'steps' },
  },
  cadenceSince: {
    section: 'cadence',
    name: 'In force since',
    explanation: 'The day on which reminders were switched on or their steps last changed.',
    control: { kind: 'hidden' },
  },
  dailyCap: {
    section: 'cadence',
    name: 'At most',
    explanation: 'More reminders than this are not sent on one day; the rest goes on the next.',
    control: { kind: 'number', min: 1, max: 1000, unit: 'reminders a day' },
  },
} satisfies Record<keyof ConnectionOnlySettings, Shown>
