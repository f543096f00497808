import { chipText } from './chip-text.ts'
import { make } from './draw.ts'
import type { GuidePort } from './guide-port.ts'
import type { Host } from './host.ts'
import { icon, mark } from './icon.ts'
import { onEscape } from './keys.ts'
import { type Kept, keepBeside, lift } from './place.ts'
import type { Status } from './status.ts'
import { trusted } from './trusted.ts'
import type { UiPart } from './ui-part.ts'
import { words } from './words.ts'

export interface ChipOptions {
  host: Host
  document: Document
  status: Status
  guide: () => GuidePort
  loadUi: () => Promise<UiPart>
  abort: AbortSignal
}

/**
 * The record's status in a word, and on a click everything about it. The panel is the chip's neighbour in
 * the document, so Tab goes from one to the other and on into the page; it lies in the top layer, where
 * nothing of the page can cut it off.
 */
export function createChip({ host, document, status, guide, loadUi, abort }: ChipOptions) {
  const label = make(document, 'span', { class: 'label' })
  const detail = make(document, 'span', { class: 'detail number' })
  const sign = make(document, 'span', { class: 'sign' })
  const button = make(document, 'button', { type: 'button', 'aria-haspopup': 'dialog' })
  button.append(mark(document, 16), label, detail, sign, icon(document, 'down', 12))
  host.root.append(button)

  let box: HTMLElement | undefined
  let kept: Kept | undefined
  let endPanel = () => {}

  function update(): void {
    const text = chipText(status.state.value)
    const spoken = [text.label || words.product, text.detail, text.sign && words.chip.sign[text.sign]]
    const name = spoken.filter(Boolean).join(', ')
    button.className = `chip tone-${text.tone}`
    label.textContent = text.label
    label.hidden = text.label === ''
    detail.textContent = text.detail ?? ''
    detail.hidden = !text.detail
    sign.hidden = !text.sign
    sign.replaceChildren(...(text.sign ? [icon(document, text.sign, 12)] : []))
    button.setAttribute('aria-expanded', String(box !== undefined))
    button.setAttribute('aria-label', box ? words.chip.close(name) : words.chip.open(name))
  }

  async function open(): Promise<void> {
    const panel = make(document, 'div', {
      popover: 'manual',
      class: 'panel',
      role: 'dialog',
      'aria-label': words.product,
    })
    panel.append(make(document, 'p', { class: 'waiting' }, words.chip.checking))
    box = panel
    button.after(panel)
    lift(panel)
    kept = keepBeside(button, panel, ['bottom', 'top', 'right', 'left'])
    update()
    try {
      const ui = await loadUi()
      if (box !== panel || abort.aborted) return
      panel.replaceChildren()
      endPanel = ui.panel(panel, { status, guide: guide(), onClose: () => close(true) })
    } catch {
      if (box === panel) panel.replaceChildren(make(document, 'p', { class: 'waiting' }, words.noUi))
    }
  }

  function close(focus: boolean): void {
    endPanel()
    endPanel = () => {}
    kept?.stop()
    box?.remove()
    box = undefined
    update()
    if (focus) button.focus()
  }

  button.addEventListener(
    'click',
    trusted(() => (box ? close(false) : void open())),
  )
  const stops = [
    status.state.on(update),
    onEscape(pressed => {
      if (pressed === host.element && box) close(true)
    }),
  ]
  abort.addEventListener(
    'abort',
    () => {
      for (const stop of stops) stop()
      close(false)
    },
    { once: true },
  )
  update()

  return {
    element: button,
    /** Another record: the panel of the old one goes. */
    close: () => close(false),
    /** Our host was put elsewhere, which takes the panel out of the top layer. */
    moved(): void {
      if (box) lift(box)
      kept?.update()
    },
    /** The page changed: the panel follows. */
    update: () => kept?.update(),
  }
}
