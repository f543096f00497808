import { randomBytes } from 'node:crypto'

const PLACES = ['banner', 'dialog', 'toast', 'inline'] as const

/** An error or notice that a page shall show, wherever and whatever a test needs. */
export interface PageMessage {
  where: (typeof PLACES)[number]
  text: string
  /** Heading of a banner or dialog. */
  title?: string
  /** A toast's kind; success toasts are `role=alert` on QBO's real pages too. */
  tone?: 'success' | 'error'
  /** Milliseconds a toast stays. */
  stays?: number
}

/** What tests may ask of any system's pages; `S` is what a browser session remembers, `H` names the hooks. */
export class PageControl<S, H extends string = string> {
  /** Names of hooks that the pages leave out: an adapter must manage without any single one. */
  readonly withoutHooks = new Set<H>()
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

  /** What a page that loads now shows: what was planned, and `?show=banner&text=…` of its address. */
  messages(query: URLSearchParams): PageMessage[] {
    const where = PLACES.find(place => place === query.get('show'))
    const text = query.get('text')
    const planned = this.showOnLoad.splice(0)
    if (!where || !text) return planned
    const title = query.get('title')
    const tone =
      query.get('tone') === 'error' ? 'error' : query.get('tone') === 'success' ? 'success' : undefined
    return [...planned, { where, text, ...(title ? { title } : {}), ...(tone ? { tone } : {}) }]
  }
}
