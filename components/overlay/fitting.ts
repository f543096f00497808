import { afterLayout } from './after-layout.ts'
import type { Badge } from './badge.ts'
import type { createShare } from './share.ts'

/** From all that a badge says to the least. */
const SHORTER = ['words', 'sign'] as const

/**
 * Makes badges small enough for their cells, a step a frame: all are measured when the page has just been
 * laid out, and those that do not fit say less in the next frame.
 */
export function createFitting(document: Document, share: ReturnType<typeof createShare>, now: () => number) {
  let added = new Map<Badge, Element>()

  function step(badges: Map<Badge, Element>, level: number): void {
    const shorter = SHORTER[level]
    if (badges.size === 0 || !shorter) return
    afterLayout(document, () => {
      const from = now()
      const tight = new Map([...badges].filter(([badge, cell]) => !badge.fits(cell)))
      share.spend(now() - from)
      setTimeout(() => {
        for (const badge of tight.keys()) badge.shrink(shorter)
        step(tight, level + 1)
      })
    })
  }
  return {
    /** It says something new. */
    add: (badge: Badge, cell: Element) => void added.set(badge, cell),
    /** Fits all that were added. */
    fit(): void {
      const badges = added
      added = new Map()
      step(badges, 0)
    },
  }
}
