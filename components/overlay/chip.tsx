import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { chipText } from './chip-text.ts'
import type { GuidePort } from './guide-port.ts'
import { Icon, Mark } from './icon.tsx'
import { onEscape } from './keys.ts'
import { Panel } from './panel/panel.tsx'
import { keepBeside } from './place.ts'
import type { Status } from './status.ts'
import { trusted } from './trusted.ts'
import { words } from './words.ts'

interface Props {
  /** Where it is drawn. */
  host: Element
  status: Status
  guide: () => GuidePort
  /** Moves when our host was put elsewhere: what is in the top layer must be shown anew. */
  place: ReadonlySignal<number>
}

/**
 * The record's status in a word, and on a click everything about it. The panel is the chip's neighbour in
 * the document, so Tab goes from one to the other and on into the page; it lies in the top layer, where
 * nothing of the page can cut it off.
 */
export function Chip({ host, status, guide, place }: Props) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    open.value = false
    button.current?.focus()
  }
  useEffect(
    () =>
      onEscape(pressed => {
        if (pressed === host && open.peek()) close()
      }),
    [host],
  )
  const text = textOf(status)
  if (!text) return null
  const spoken = [text.label || words.product, text.detail, text.differs && words.chip.differs]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`chip tone-${text.tone}`}
        aria-expanded={open.value}
        aria-haspopup="dialog"
        aria-label={open.value ? words.chip.close(spoken) : words.chip.open(spoken)}
        onClick={trusted(() => {
          open.value = !open.value
        })}
      >
        <Mark size={16} />
        {text.label && <span class="label">{text.label}</span>}
        {text.detail && <span class="detail number">{text.detail}</span>}
        {text.differs && (
          <span class="differs">
            <Icon name="differ" size={12} />
          </span>
        )}
        <Icon name="down" size={12} />
      </button>
      {open.value && <PanelBox anchor={button} place={place} status={status} guide={guide} onClose={close} />}
    </>
  )
}

function textOf(status: Status) {
  if (status.orphaned.value) return { tone: 'warn' as const, label: words.chip.reload }
  const view = status.view.value
  if (view) return chipText(view)
  if (status.problem.value) return { tone: 'bad' as const, label: words.chip.unavailable }
  return { tone: 'muted' as const, label: words.chip.checking }
}

interface BoxProps extends Omit<Props, 'host'> {
  anchor: { current: HTMLElement | null }
  onClose: () => void
}

function PanelBox({ anchor, place, status, guide, onClose }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const now = useSignal(Date.now())
  const turn = place.value
  // Dependencies: a new place takes it out of the top layer.
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !anchor.current) return
    // Absent in the test environment only.
    if (element.isConnected && !element.matches(':popover-open')) element.showPopover?.()
    return keepBeside(anchor.current, element, 'bottom-start', [
      'bottom-end',
      'top-start',
      'top-end',
      'right',
    ])
  }, [turn])
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('#title')?.focus({ preventScroll: true })
    const timer = setInterval(() => {
      now.value = Date.now()
    }, 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div ref={box} popover="manual" class="panel" role="dialog" aria-labelledby="title">
      <Panel status={status} guide={guide()} now={now.value} onClose={onClose} />
    </div>
  )
}
