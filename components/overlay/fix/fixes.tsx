import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { onEscape } from '../keys.ts'
import { words } from '../words.ts'
import type { ErrorWatch } from './error-watch.ts'
import { type FindLinks, FixCard } from './fix-card.tsx'
import { Marker } from './marker.tsx'
import type { Docked } from './sighting.ts'

interface Props {
  /** Where all of it is drawn. */
  host: Element
  errors: ErrorWatch
  findLinks: FindLinks
  corner: ReadonlySignal<string>
  /** Moves when our host was put elsewhere. */
  place: ReadonlySignal<number>
}

/**
 * Markers beside the errors on the page, and in the corner the fixes of messages that vanished. One fix is
 * open at a time, the newest, until the user folds one: then new ones start folded.
 */
export function Fixes({ host, errors, findLinks, corner, place }: Props) {
  /** Undefined: the newest; null: none, the user folded it. */
  const chosen = useSignal<number | null | undefined>(undefined)
  const folds = useSignal(false)
  const spoken = useSignal('')
  const newest = useRef(0)
  const ids = errors.shown.value.map(each => each.id)
  const last = Math.max(0, ...ids)
  let open = chosen.value
  if (last > newest.current && !folds.value) open = undefined
  if (open === undefined || (open !== null && !ids.includes(open))) open = folds.value ? null : last
  useEffect(() => {
    if (last <= newest.current) return
    newest.current = last
    if (!folds.value) chosen.value = undefined
    const title = errors.shown.peek().find(each => each.id === last)?.fixes[0]?.entry.title ?? ''
    spoken.value = words.fix.found(title)
  }, [last, errors, chosen, folds, spoken])
  useEffect(
    () =>
      onEscape(pressed => {
        if (pressed !== host) return
        chosen.value = null
        folds.value = true
      }),
    [host, chosen, folds],
  )
  return (
    <>
      <div class="unseen" role="status">
        {spoken.value}
      </div>
      {errors.shown.value.map(sighting => (
        <Marker
          key={sighting.id}
          sighting={sighting}
          open={open === sighting.id}
          findLinks={findLinks}
          place={place.value}
          onToggle={unfold => {
            chosen.value = unfold ? sighting.id : null
            folds.value = !unfold
          }}
          onDismiss={() => errors.dismiss(sighting.id)}
        />
      ))}
      {errors.docked.value.length > 0 && (
        <Dock
          docked={errors.docked.value}
          errors={errors}
          findLinks={findLinks}
          corner={corner.value}
          place={place.value}
        />
      )}
    </>
  )
}

interface DockProps extends Omit<Props, 'corner' | 'place' | 'host'> {
  docked: readonly Docked[]
  corner: string
  place: number
}

function Dock({ docked, errors, findLinks, corner, place }: DockProps) {
  const box = useRef<HTMLDivElement>(null)
  // Dependencies: shown anew after our host was put elsewhere.
  useLayoutEffect(() => {
    const element = box.current
    if (element?.isConnected && !element.matches(':popover-open')) element.showPopover?.()
  }, [place])
  const hold = (id: number) => () => errors.hold(id)
  return (
    <div ref={box} popover="manual" class={`dock dock-${corner}`}>
      {docked.map(each => (
        <div key={each.id} onPointerEnter={hold(each.id)} onFocusIn={hold(each.id)}>
          <FixCard
            fixes={each.fixes}
            findLinks={findLinks}
            note={words.fix.gone}
            onDismiss={() => errors.dismiss(each.id)}
          />
        </div>
      ))}
    </div>
  )
}
