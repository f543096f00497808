import type { GuideMatch, LinkKind } from '../../core/guide/entry.ts'
import type { GuideLink } from '../../core/messaging/views.ts'
import type { Fix } from './fix/sighting.ts'
import type { GuidePort } from './guide-port.ts'
import type { Kept } from './place.ts'
import type { Send, Status } from './status.ts'

/** Links of these kinds to what the error names; none where the worker knows no company for the page. */
export type FindLinks = (kinds: LinkKind[], params: GuideMatch['params']) => Promise<GuideLink[]>

export interface PanelProps {
  status: Status
  guide: GuidePort
  onClose: () => void
}

export interface FixCardProps {
  fixes: Fix[]
  findLinks: FindLinks
  /** The message has gone from the page. */
  gone?: boolean
  /** The record that it was about, for one that has gone. */
  record?: string
  /** Absent: it cannot be folded. */
  onFold?: () => void
  onDismiss: () => void
}

export interface KeepClearOptions {
  /** The message, or the dialog that holds it. */
  reference: Element
  /** The box that the card is drawn in. */
  floating: HTMLElement
  /** Ids of the guide entries that it explains: what they are about stays free. */
  errors: readonly string[]
  /** What of ours it should not cover. */
  avoid: () => Element[]
}

/**
 * The panel and the fix card, which come in a script of their own when they are first needed: every page
 * of the accounting system would otherwise carry what few of them show. Each call draws into the element
 * and returns the way to end it.
 */
export interface UiPart {
  /** What the error is called. */
  title(fix: Fix): string
  panel(element: Element, props: PanelProps): () => void
  fixCard(element: Element, props: FixCardProps): () => void
  /** Keeps an open fix where it covers least of the page's form. */
  keepClear(options: KeepClearOptions): Kept
}

/** Our scripts on a page share one global object, which the page cannot reach. */
const shared = globalThis as { arCompanionUi?: UiPart | undefined }

/** Called by the script as it arrives. */
export const offerUi = (part: UiPart): void => {
  shared.arCompanionUi = part
}

/** What an earlier version left is not ours. */
export const forgetUi = (): void => {
  shared.arCompanionUi = undefined
}

/** Has the worker add the script to this frame, once. @throws CommandError when it cannot */
export function uiLoader(send: Send): () => Promise<UiPart> {
  let coming: Promise<UiPart> | undefined
  const load = async () => {
    if (!shared.arCompanionUi) await send('page.ui', {})
    if (!shared.arCompanionUi) throw new Error('The script came and offered nothing.')
    return shared.arCompanionUi
  }
  return () => {
    coming ??= load().catch(error => {
      coming = undefined
      throw error
    })
    return coming
  }
}

/** Draws at once where the script is here already, else as soon as it comes; without it, nothing more. */
export function withUi(loadUi: () => Promise<UiPart>, draw: (ui: UiPart) => void): void {
  if (shared.arCompanionUi) draw(shared.arCompanionUi)
  else loadUi().then(draw, () => {})
}
