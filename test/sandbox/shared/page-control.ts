import { randomBytes } from 'node:crypto'

/** An error or notice that a page shall show, wherever and whatever a test needs. */
export interface PageMessage {
  where: 'banner' | 'dialog' | 'toast' | 'inline'
  text: string
  /** Heading of a banner or dialog. */
  title?: string
  /** A toast's kind. */
  tone?: 'success' | 'error'
  /** Milliseconds a toast stays. */
  stays?: number
}

/** What tests may ask of any system's pages; `S` is what a browser session remembers. */
export class PageControl<S> {
  /** Names of hooks that the pages leave out: an adapter must manage without any single one. */
  readonly withoutHooks = new Set<string>()
  /** Texts with which the next savings on a page fail, in order. */
  readonly failNextSaves: string[] = []
  /** Shown when the next page loads, then forgotten. */
  readonly showOnLoad: PageMessage[] = []
  readonly #sessions = new Map<string, S>()

  /** A new signed-in browser session. @returns its ticket. */
  open(session: S): string {
    const ticket = randomBytes(18).toString('base64url')
    this.#sessions.set(ticket, session)
    return ticket
  }

  session(ticket: string | undefined): S | undefined {
    return ticket === undefined ? undefined : this.#sessions.get(ticket)
  }

  /** All browser sessions end: the pages say so at their next request. */
  signOutAll(): void {
    this.#sessions.clear()
  }
}
