import * as z from 'zod/mini'
import { ownGuideEntry } from './own-guide-entry.ts'
import { setting, type ValuesOf } from './setting.ts'

/** How often the books are asked for changes, in minutes. */
const minutes = z.int().check(z.minimum(1), z.maximum(1440))
const days = z.int().check(z.minimum(0), z.maximum(3650))
/** `https://host` or `https://host:port`: nothing after it. */
const site = z.string().check(z.maxLength(300), z.regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/))

/** The settings that hold for the whole browser profile. Those of one company: connection-settings.ts. */
export const SETTINGS = {
  syncIntervalMinutes: setting({
    schema: minutes,
    fallback: 10,
    section: 'connections',
    name: 'Synchronize every',
    explanation: 'How often AR Companion asks each connected company for changes while the browser is open.',
    control: { kind: 'number', min: 1, max: 1440, unit: 'minutes' },
  }),
  pdfImportDays: setting({
    schema: days,
    fallback: 90,
    section: 'invoices',
    name: 'Import PDFs of open invoices changed in the last',
    explanation:
      'Their PDFs are fetched during synchronization. Every other one is fetched when it is first opened. With 0, all are.',
    control: { kind: 'number', min: 0, max: 3650, unit: 'days' },
  }),
  submitAuthorizedAch: setting({
    schema: z.boolean(),
    fallback: true,
    section: 'payments',
    name: 'Submit Authorized ACH Payments to Accounting System',
    explanation:
      'On: an ACH payment is submitted as soon as it is authorized. If it fails afterwards, it must be deleted in the accounting system by hand. Off: it waits until it has succeeded; until then the balances of the two systems differ.',
    control: { kind: 'switch' },
  }),
  ownGuideEntries: setting({
    schema: z.array(ownGuideEntry).check(z.maxLength(100)),
    fallback: [],
    section: 'error-guide',
    name: 'Your own entries',
    explanation: 'Errors that only your company meets, with the fix you have found. * stands for any words.',
    control: { kind: 'guide-entries' },
  }),
  companionOn: setting({
    schema: z.boolean(),
    fallback: true,
    section: 'page-companion',
    name: 'Page companion',
    explanation: 'Draws status, badges and error fixes on the pages of your accounting system.',
    control: { kind: 'switch' },
  }),
  chipOn: setting({
    schema: z.boolean(),
    fallback: true,
    section: 'page-companion',
    name: 'Status chip beside the record',
    explanation: 'Off: the status is shown in the corner instead of beside the heading of the record.',
    control: { kind: 'switch' },
  }),
  dockCorner: setting({
    schema: z.enum(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
    fallback: 'bottom-right',
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
  }),
  theme: setting({
    schema: z.enum(['browser', 'light', 'dark']),
    fallback: 'browser',
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
  }),
  otherSites: setting({
    schema: z.array(site).check(z.maxLength(100)),
    fallback: [],
    section: 'page-companion',
    name: 'Error detection on other sites',
    explanation:
      'Sites on which sync errors are recognised too. Nothing else happens there. Switch a site on from the toolbar button while you are on it.',
    control: { kind: 'sites' },
  }),
}

/** The settings by themselves; those of the connections stand beside them (preferences.ts). */
export type ProfileSettings = ValuesOf<typeof SETTINGS>
