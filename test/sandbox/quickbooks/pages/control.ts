import { randomBytes } from 'node:crypto'
import type { HookName } from './app/hooks.ts'

/** An error or notice that a page shall show, wherever and whatever a test needs. */
export interface PageMessage {
  where: 'banner' | 'dialog' | 'toast' | 'inline'
  text: string
  /** Heading of a banner or dialog. */
  title?: string
  /** A toast's kind; success toasts are `role=alert` on the real pages too (facts §2.4). */
  tone?: 'success' | 'error'
  /** Milliseconds a toast stays; default 4000. */
  stays?: number
}

/** The levers of the pages. */
export class PageControl {
  /** Names of hooks (pages/app/hooks.ts) that the pages leave out: an adapter must manage without any single one. */
  readonly withoutHooks = new Set<HookName | 'form_line' | 'currentcompanyid' | 'shell_ctx'>()
  /** Texts with which the next savings on a page fail, in order. */
  readonly failNextSaves: string[] = []
  /** Shown when the next page loads, then forgotten. */
  readonly showOnLoad: PageMessage[] = []
  /** Part of hashed class names; a new one is what a deploy of the real pages looks like. */
  build = randomBytes(3).toString('hex')
  #tickets = new Set<string>()

  /** A new signed-in browser session. */
  signIn(): string {
    const ticket = randomBytes(16).toString('hex')
    this.#tickets.add(ticket)
    return ticket
  }

  knows(ticket: string | undefined): boolean {
    return ticket !== undefined && this.#tickets.has(ticket)
  }

  /** All browser sessions end: the pages say so at their next request. */
  signOutAll(): void {
    this.#tickets.clear()
  }

  deploy(): void {
    this.build = randomBytes(3).toString('hex')
  }
}
