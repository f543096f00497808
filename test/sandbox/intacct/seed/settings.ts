import type { Settings } from '../rules/context.ts'

export const settingsFor = (facts: Pick<Settings, 'name' | 'timeZone' | 'multiEntity'>): Settings => ({
  ...facts,
  baseCurrency: 'USD',
  closedThrough: undefined,
  wording: 'vendor',
  refuseZeroLines: true,
  paymentsTouchInvoices: false,
  strict: false,
})
