import { make } from '../draw.ts'
import { lift } from '../place.ts'
import { withUi } from '../ui-part.ts'
import type { MarkersOptions } from './markers.ts'

/** The corner where the fixes of vanished messages wait to be read. */
export function createDock({ host, document, errors, findLinks, loadUi, corner }: MarkersOptions) {
  const box = make(document, 'div', { popover: 'manual' })
  const drawn = new Map<number, () => void>()

  return {
    draw(): void {
      const docked = errors.docked.value
      for (const [id, end] of drawn) {
        if (docked.some(each => each.id === id)) continue
        end()
        drawn.delete(id)
      }
      if (docked.length === 0) {
        box.remove()
        return
      }
      box.className = `dock dock-${corner()}`
      if (!box.isConnected) host.root.append(box)
      lift(box)
      for (const { id, fixes, record } of docked) {
        if (drawn.has(id)) continue
        const place = make(document, 'div')
        box.prepend(place)
        let endCard = () => {}
        drawn.set(id, () => {
          endCard()
          place.remove()
        })
        const hold = () => errors.hold(id)
        place.addEventListener('pointerenter', hold)
        place.addEventListener('focusin', hold)
        withUi(loadUi, ui => {
          if (!place.isConnected) return
          endCard = ui.fixCard(place, {
            fixes,
            findLinks,
            gone: true,
            ...(record ? { record } : {}),
            onDismiss: () => errors.dismiss(id),
          })
        })
      }
    },
    remove(): void {
      for (const end of drawn.values()) end()
      drawn.clear()
      box.remove()
    },
  }
}
