import { browser } from 'wxt/browser'
import { attention } from '../ledger/attention.ts'
import { attentionFacts } from '../store/attention-facts.ts'
import type { Ledger } from '../store/open.ts'

/** Dark enough for white letters on every toolbar. */
const COLOUR = '#b42318'

/** How much needs a person, on the toolbar button; nothing when nothing does. */
export async function showBadge(ledger: Ledger, submitAuthorizedAch: boolean): Promise<void> {
  const total = attention(await attentionFacts(ledger, { submitAuthorizedAch })).length
  const text = total === 0 ? '' : total > 99 ? '99+' : String(total)
  await browser.action.setBadgeBackgroundColor({ color: COLOUR })
  await browser.action.setBadgeText({ text })
}
