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
  }),
  pdfImportDays: setting({
    schema: days,
    fallback: 90,
  }),
  submitAuthorizedAch: setting({
    schema: z.boolean(),
    fallback: true,
  }),
  ownGuideEntries: setting({
    schema: z.array(ownGuideEntry).check(z.maxLength(100)),
    fallback: [],
  }),
  companionOn: setting({
    schema: z.boolean(),
    fallback: true,
  }),
  chipOn: setting({
    schema: z.boolean(),
    fallback: true,
  }),
  dockCorner: setting({
    schema: z.enum(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
    fallback: 'bottom-right',
  }),
  theme: setting({
    schema: z.enum(['browser', 'light', 'dark']),
    fallback: 'browser',
  }),
  otherSites: setting({
    schema: z.array(site).check(z.maxLength(100)),
    fallback: [],
  }),
}

/** The settings by themselves; those of the connections stand beside them (preferences.ts). */
export type ProfileSettings = ValuesOf<typeof SETTINGS>
