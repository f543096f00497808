import * as z from 'zod/mini'
import { isCalendarDate } from '../ledger/dates.ts'
import { setting, type ValuesOf } from './setting.ts'

const step = z.int().check(z.minimum(-90), z.maximum(365))

/** The settings of one connected company. */
export const CONNECTION_SETTINGS = {
  allowDuplicateNumbers: setting({
    schema: z.boolean(),
    fallback: false,
  }),
  cadenceOn: setting({
    schema: z.boolean(),
    fallback: false,
  }),
  cadenceSteps: setting({
    schema: z.array(step).check(z.minLength(1), z.maxLength(20)),
    fallback: [-3, 0, 7, 14, 30],
  }),
  cadenceSince: setting({
    schema: z.union([
      // No z.literal: it would be one more part of zod in the worker, whose budget is 90 kB gzipped.
      z.enum(['']),
      z.string().check(z.refine(text => isCalendarDate(text), 'is no date that exists')),
    ]),
    fallback: '',
  }),
  dailyCap: setting({
    schema: z.int().check(z.minimum(1), z.maximum(1000)),
    fallback: 50,
  }),
}

export type ConnectionOnlySettings = ValuesOf<typeof CONNECTION_SETTINGS>
