import { PageControl } from '../../shared/page-control.ts'
import type { Company } from '../company.ts'

/** A signed-in browser window: the shell's company, and the entity chosen in it. */
export interface PageSession {
  company: Company
  entity: string | undefined
}

/** The levers of the pages. */
export class IntacctPages extends PageControl<PageSession> {
  /** Menu and links lead to the new pages where there is one. */
  newPages = false
  /** Milliseconds until a new page's values stand where `--` was painted (facts §2). */
  fillAfter = 250
}
