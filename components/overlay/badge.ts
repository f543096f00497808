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
      this.shrink('all')
      return true
    },
    /** How much of it is drawn: all, its words without the number, or a sign alone. */
    shrink(to: 'all' | 'words' | 'sign'): void {
      const label = shown?.label ?? ''
      text.textContent = to === 'words' ? label.replace(/ \d.*$/, '') : label
      host.element.toggleAttribute('data-compact', to === 'sign')
    },
    /** Within the cell, or would it be cut off? Measures. */
    fits: (cell: Element): boolean => !host.element.isConnected || fits(pill, cell),
  }
}

/** Within the cell's padding, beyond which cells cut off with an ellipsis. */
function fits(badge: Element, cell: Element): boolean {
  const { paddingLeft, paddingRight } = getComputedStyle(cell)
  const [inner, outer] = [badge.getBoundingClientRect(), cell.getBoundingClientRect()]
  return (
    inner.right <= outer.right - Number.parseFloat(paddingRight || '0') &&
    inner.left >= outer.left + Number.parseFloat(paddingLeft || '0')
  )
}
