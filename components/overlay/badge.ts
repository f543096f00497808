import type { RowBadge } from '../../core/messaging/views.ts'
import { make } from './draw.ts'
import { createHost } from './host.ts'
import { icon } from './icon.ts'
import type { IconName } from './icon-paths.ts'
import badgeStyle from './style/badge.css?inline'

const SIGNS: Record<RowBadge['tone'], IconName> = {
  good: 'check',
  info: 'info',
  warn: 'alert',
  bad: 'error',
  muted: 'fold',
}

export type Badge = ReturnType<typeof createBadge>

/** One row's badge. */
export function createBadge(document: Document) {
  const host = createHost('badge', document, badgeStyle)
  const sign = make(document, 'span', { class: 'sign' })
  const text = make(document, 'span', { class: 'text' })
  const pill = make(document, 'span', {}, sign, text)
  host.root.append(pill)
  let shown: RowBadge | undefined

  return {
    host,
    /** @returns whether it says something else than before */
    set(badge: RowBadge): boolean {
      if (shown && shown.tone === badge.tone && shown.label === badge.label && shown.title === badge.title)
        return false
      shown = badge
      pill.className = `badge tone-${badge.tone}`
      pill.title = `${badge.label}: ${badge.title}`
      sign.replaceChildren(icon(document, SIGNS[badge.tone], 14))
      text.textContent = badge.label
      return true
    },
    /** A narrow cell would cut it off: first the number in its words goes, then the words. */
    shrinkInto(cell: Element): void {
      delete host.element.dataset.compact
      if (fits(pill, cell)) return
      text.textContent = (shown?.label ?? '').replace(/ \d.*$/, '')
      if (fits(pill, cell)) return
      text.textContent = shown?.label ?? ''
      host.element.dataset.compact = ''
    },
  }
}

/** Rounding of the page's own widths. */
const HAIR = 0.5

/** Within the cell's padding, beyond which cells cut off with an ellipsis. */
function fits(badge: Element, cell: Element): boolean {
  const { paddingLeft, paddingRight } = getComputedStyle(cell)
  const [inner, outer] = [badge.getBoundingClientRect(), cell.getBoundingClientRect()]
  return (
    inner.right <= outer.right - Number.parseFloat(paddingRight || '0') + HAIR &&
    inner.left >= outer.left + Number.parseFloat(paddingLeft || '0') - HAIR
  )
}
