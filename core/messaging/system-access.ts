import { browser } from 'wxt/browser'
import type { AccountingSystem } from '../ledger/records.ts'

/** What the names of a system's hosts, pages and API, end with. */
const DOMAIN: Record<AccountingSystem, string> = { quickbooks: '.intuit.com/', intacct: '.intacct.com/' }

const originsOf = (system: AccountingSystem): string[] =>
  ((browser.runtime.getManifest().host_permissions ?? []) as string[]).filter(match =>
    match.includes(DOMAIN[system]),
  )

/**
 * Whether this browser lets us ask a system and draw on its pages. The manifest requires its hosts, and still
 * the user may take them back: in Firefox under Permissions, in Chrome under Site access.
 */
export const mayUseSystem = (system: AccountingSystem): Promise<boolean> =>
  browser.permissions.contains({ origins: originsOf(system) })

/** Asks the user for them again. Call it first thing in the click: a browser asks only then. */
export const allowSystem = (system: AccountingSystem): Promise<boolean> =>
  browser.permissions.request({ origins: originsOf(system) })
