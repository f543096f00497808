import { render } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PanelProps, UiPart } from '../ui-part.ts'
import { keepClear } from './clear/keep-clear.ts'
import { FixCard } from './fix-card.tsx'
import { textOf } from './fix-text.ts'
import { Panel } from './panel/panel.tsx'
import cardStyle from './style/card.css?inline'
import panelStyle from './style/panel.css?inline'

/** What the page's script draws through (ui-part.ts). */
export const uiPart: UiPart = {
  title: fix => textOf(fix).title,
  panel(element, props) {
    addStyle(element, 'panel', panelStyle)
    render(<LivePanel {...props} />, element)
    return () => render(null, element)
  },
  fixCard(element, props) {
    addStyle(element, 'card', cardStyle)
    render(<FixCard {...props} />, element)
    return () => render(null, element)
  },
  keepClear,
}

/** Follows the status, and the clock for "5 minutes ago"; takes the focus as it opens. */
function LivePanel({ status, guide, onClose }: PanelProps) {
  const [, redraw] = useState({})
  const [now, setNow] = useState(Date.now)
  const box = useRef<HTMLDivElement>(null)
  // At once, or a change that comes before the next frame would be missed.
  useLayoutEffect(() => status.state.on(() => redraw({})), [status])
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('#title')?.focus({ preventScroll: true })
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div ref={box} class="sheet">
      <Panel status={status} guide={guide} now={now} onClose={onClose} />
    </div>
  )
}

/** Once per shadow root; assigned as text for the same reason as in host.ts. */
function addStyle(element: Element, part: string, css: string): void {
  const root = element.getRootNode()
  if (!(root instanceof ShadowRoot) || root.querySelector(`style[data-part="${part}"]`)) return
  const sheet = element.ownerDocument.createElement('style')
  sheet.dataset.part = part
  sheet.textContent = ''
  sheet.textContent = css
  root.prepend(sheet)
}
