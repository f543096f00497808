import { browser } from 'wxt/browser'
import type { AccountingSystem } from '../ledger/records.ts'
import type { PageContext } from '../pages/page.ts'
import type { Nudge } from './reply.ts'
import { pageContext } from './shapes.ts'

/** The tab that the popup was opened over. */
export interface ActiveTab {
  id: number
  /** Only web pages have one; the browser's own pages and files do not count. */
  host?: string
  /** What the companion sees there; absent where no companion is. */
  context?: PageContext
}

/** Asks the companion of the active tab what it shows. Frames without a record stay silent. */
export async function readActiveTab(): Promise<ActiveTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return undefined
  const host = hostOf(tab.url)
  const answer = await browser.tabs
    .sendMessage(tab.id, { nudge: 'context' } satisfies Nudge)
    // No companion listens there.
    .catch(() => undefined)
  const parsed = pageContext.safeParse(answer)
  return {
    id: tab.id,
    ...(host === undefined ? {} : { host }),
    ...(parsed.success ? { context: parsed.data as PageContext } : {}),
  }
}

/** A permission given now takes effect in the tab at once; later pages get the registered script. */
export async function startCompanion(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ['/content-scripts/overlay.js'],
  })
}

/** Whose pages these are, where the companion is by itself. */
export function systemOfHost(host: string | undefined): AccountingSystem | undefined {
  if (host === undefined) return undefined
  if (/(^|\.)qbo\.intuit\.com$/.test(host)) return 'quickbooks'
  return /(^|\.)intacct\.com$/.test(host) ? 'intacct' : undefined
}

function hostOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' ? url.hostname : undefined
}
