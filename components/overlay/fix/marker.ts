import { make } from '../draw.ts'
import { fixSign } from '../icon.ts'
import { keepBeside, lift } from '../place.ts'
import { trusted } from '../trusted.ts'
import { withUi } from '../ui-part.ts'
import { words } from '../words.ts'
import type { MarkersOptions } from './markers.ts'
import type { Sighting } from './sighting.ts'

interface MarkerOptions extends MarkersOptions {
  sighting: Sighting
  onToggle: (open: boolean) => void
  onDismiss: () => void
}

export type Marker = ReturnType<typeof createMarker>

/**
 * Stands beside one error: folded up a small button with its name; open, the fix. The button is there at
 * once; its name, and the card in its place, come with their script.
 */
export function createMarker(options: MarkerOptions) {
  const { host, document, sighting, findLinks, loadUi, avoid, onToggle, onDismiss } = options
  const name = make(document, 'span', {}, words.fix.known)
  const pin = make(document, 'button', { type: 'button', class: 'pin' }, fixSign(document), name)
  const card = make(document, 'div')
  const box = make(document, 'div', { popover: 'manual', class: 'marker' }, pin, card)
  host.root.append(box)
  lift(box)
  const reference = referenceOf(sighting)
  const isDialog = reference.matches('[role="dialog"],[role="alertdialog"],dialog')
  const folded = () =>
    keepBeside(
      reference,
      box,
      isDialog ? ['right', 'left', 'bottom', 'top'] : ['bottom', 'top', 'right', 'left'],
    )
  let kept = folded()
  withUi(loadUi, ui => {
    const [fix] = sighting.fixes
    if (fix) name.textContent = ui.title(fix)
  })
  let open = false
  let endCard = () => {}

  function drawOpen(): void {
    withUi(loadUi, ui => {
      if (!open || card.hasChildNodes()) return
      pin.hidden = true
      endCard = ui.fixCard(card, {
        fixes: sighting.fixes,
        findLinks,
        onFold: () => {
          onToggle(false)
          pin.focus()
        },
        onDismiss,
      })
      kept.stop()
      const errors = sighting.fixes.map(({ match }) => match.id)
      kept = ui.keepClear({ reference, floating: box, errors, avoid })
    })
  }
  function drawFolded(): void {
    endCard()
    endCard = () => {}
    card.replaceChildren()
    pin.hidden = false
    kept.stop()
    kept = folded()
  }

  pin.addEventListener(
    'click',
    trusted(() => onToggle(true)),
  )
  return {
    setOpen(next: boolean): void {
      if (next === open) return
      open = next
      pin.setAttribute('aria-expanded', String(open))
      if (open) drawOpen()
      else drawFolded()
    },
    update: () => kept.update(),
    remove(): void {
      open = false
      endCard()
      kept.stop()
      box.remove()
    },
  }
}

/** Beside the whole message; a message as large as the page would push us off it, so then beside the words. */
function referenceOf({ region, anchor }: Sighting): Element {
  const { width, height } = region.getBoundingClientRect()
  return width * height > 0.5 * innerWidth * innerHeight ? anchor : region
}
