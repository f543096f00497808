import * as z from 'zod/mini'
import { both, companion, screen } from '../message.ts'
import { id, LINK_KINDS, optional, pageContext, text } from '../shapes.ts'
import type { CompanionSettings, GuideLink, ImportAnswer, PageView, RowBadge, Waits } from '../views.ts'

/** Of an error on the page, what a link can be found by. */
const value = optional(text(200))

/** What a companion, or the popup on its behalf, may ask about the page it stands on. */
export const pageMessages = {
  /** `saved`: the page says that it has just saved the record. */
  'page.status': both<PageView>()(z.object({ context: pageContext, saved: optional(z.boolean()) })),
  'page.badges': both<(RowBadge | null)[]>()(
    z.object({
      context: pageContext,
      rows: z
        .array(z.object({ externalId: optional(id), number: optional(text(100)) }))
        .check(z.maxLength(500)),
    }),
  ),
  'page.sync': both<PageView & Waits>()(z.object({ context: pageContext })),
  'page.archive': both<PageView>()(z.object({ context: pageContext, archived: z.boolean() })),
  'page.import': both<ImportAnswer | Waits>()(z.object({ context: pageContext, number: text(100) })),
  'page.open': both<void>()(z.object({ context: optional(pageContext), view: optional(text(60)) })),
  /** The preferences as the companion needs them: reading them itself would cost it a third of its size. */
  'page.settings': both<CompanionSettings>()(z.object({})),
  /** Adds the script with the panel and the fix card to the frame that asks. */
  'page.ui': companion<void>()(z.object({})),
  'guide.links': both<GuideLink[]>()(
    z.object({
      context: pageContext,
      kinds: z.array(z.enum(LINK_KINDS)).check(z.maxLength(10)),
      params: z.object({
        txnType: value,
        txnId: value,
        itemId: value,
        itemName: value,
        customerName: value,
      }),
    }),
  ),
  /** The label that the page shows is this company's, from now on. */
  'page.link': screen<PageView>()(z.object({ context: pageContext, connectionId: id })),
}
