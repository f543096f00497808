import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom'

/** Air between us and the edge of the window. */
const EDGE = 12

/**
 * Keeps an element of the top layer beside another, on the screen and no taller than there is room for;
 * follows scrolling and resizing. Returns the way to stop.
 */
export function keepBeside(
  reference: Element,
  floating: HTMLElement,
  placement: Placement,
  fallbacks: Placement[],
  onGone: () => void = () => {},
): () => void {
  const update = async () => {
    if (!reference.isConnected) return onGone()
    const { x, y } = await computePosition(reference, floating, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(8),
        flip({ fallbackPlacements: fallbacks, padding: EDGE }),
        shift({ padding: EDGE, crossAxis: true }),
        size({
          padding: EDGE,
          apply({ availableHeight }) {
            floating.style.setProperty('--room', `${Math.max(160, Math.round(availableHeight))}px`)
          },
        }),
      ],
    })
    floating.style.setProperty('left', `${Math.round(x)}px`)
    floating.style.setProperty('top', `${Math.round(y)}px`)
  }
  return autoUpdate(reference, floating, update)
}
