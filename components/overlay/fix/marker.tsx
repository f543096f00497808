import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { keepBeside } from '../place.ts'
import { trusted } from '../trusted.ts'
import { words } from '../words.ts'
import { type FindLinks, FixCard } from './fix-card.tsx'
import type { Sighting } from './sighting.ts'

interface Props {
  sighting: Sighting
  open: boolean
  findLinks: FindLinks
  onToggle: (open: boolean) => void
  onDismiss: () => void
  /** Moves when the page moved our host: what is in the top layer must be shown anew. */
  place: number
}

/** Stands beside one error: the fix itself, or folded up a small button that opens it. */
export function Marker({ sighting, open, findLinks, onToggle, onDismiss, place }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const folded = useRef(false)
  // Dependencies: `open` changes the size, `place` the layer.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    // Absent in the test environment only.
    if (element.isConnected && !element.matches(':popover-open')) element.showPopover?.()
    const reference = referenceOf(sighting)
    const beside = reference.matches('[role="dialog"],[role="alertdialog"],dialog')
    return keepBeside(
      reference,
      element,
      beside ? 'right-start' : 'bottom-start',
      beside
        ? ['left-start', 'bottom-start', 'top-start']
        : ['top-start', 'right-start', 'left-start', 'bottom-end', 'top-end'],
    )
  }, [sighting, open, place])
  useEffect(() => {
    if (folded.current && !open) button.current?.focus()
    folded.current = false
  }, [open])

  return (
    <div ref={box} popover="manual" class="marker" data-sighting={sighting.id}>
      {open ? (
        <FixCard
          fixes={sighting.fixes}
          findLinks={findLinks}
          onCollapse={() => {
            folded.current = true
            onToggle(false)
          }}
          onDismiss={onDismiss}
        />
      ) : (
        <button ref={button} type="button" class="pin" onClick={trusted(() => onToggle(true))}>
          <span class="badge">
            <Icon name="fix" size={14} />
          </span>
          <span>{sighting.fixes[0]?.entry.title ?? words.fix.pill}</span>
        </button>
      )}
    </div>
  )
}

/** Beside the whole message; a message as large as the page would push us off it, so then beside the words. */
function referenceOf({ region, anchor }: Sighting): Element {
  const { width, height } = region.getBoundingClientRect()
  return width * height > 0.5 * innerWidth * innerHeight ? anchor : region
}
