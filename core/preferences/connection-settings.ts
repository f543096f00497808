import * as z from 'zod/mini'
import { isCalendarDate } from '../ledger/dates.ts'
import { setting, type ValuesOf } from './setting.ts'

const step = z.int().check(z.minimum(-90), z.maximum(365))

/** The settings of one connected company. */
export const CONNECTION_SETTINGS = {
  allowDuplicateNumbers: setting({
    schema: z.boolean(),
    fallback: false,
    section: 'invoices',
    name: 'Allow Duplicate Invoice Numbers',
    explanation:
      'Off: of several invoices with one number, the earliest is listed and the others are skipped. On: all are listed, and an invoice may be sent with a number that is taken. Turning it off removes nothing. Sage Intacct itself takes each number only once.',
    control: { kind: 'switch' },
  }),
  cadenceOn: setting({
    schema: z.boolean(),
    fallback: false,
    section: 'cadence',
    name: 'Send reminders',
    explanation:
      'Reminds customers of open invoices by e-mail. You see who would be reminded before it starts; steps that are past by then are never sent.',
    control: { kind: 'switch' },
  }),
  cadenceSteps: setting({
    schema: z.array(step).check(z.minLength(1), z.maxLength(20)),
    fallback: [-3, 0, 7, 14, 30],
    section: 'cadence',
    name: 'Steps',
    explanation: 'Days before (below zero) or after the due date on which a reminder goes out.',
    control: { kind: 'steps' },
  }),
  cadenceSince: setting({
    schema: z.union([
      z.literal(''),
      z.string().check(z.refine(text => isCalendarDate(text), 'is no date that exists')),
    ]),
    fallback: '',
    section: 'cadence',
    name: 'In force since',
    explanation: 'The day on which reminders were switched on or their steps last changed.',
    control: { kind: 'hidden' },
  }),
  dailyCap: setting({
    schema: z.int().check(z.minimum(1), z.maximum(1000)),
    fallback: 50,
    section: 'cadence',
    name: 'At most',
    explanation: 'More reminders than this are not sent on one day; the rest goes on the next.',
    control: { kind: 'number', min: 1, max: 1000, unit: 'reminders a day' },
  }),
}

export type ConnectionOnlySettings = ValuesOf<typeof CONNECTION_SETTINGS>
