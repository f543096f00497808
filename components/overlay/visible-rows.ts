/** Rows above and below the window that are drawn too, so that slow scrolling shows no gap. */
const MARGIN = 200
/** Fewer rows than this are simply taken. */
const FEW = 60

/**
 * The rows that are on the screen, of thousands that stand one below another: found by halving, so that
 * only a few are measured.
 */
export function visibleOf(rows: ArrayLike<Element>, height = innerHeight): Element[] {
  if (rows.length <= FEW) return Array.from(rows)
  const first = lowest(rows.length, at => bottomOf(rows[at]) >= -MARGIN)
  const visible: Element[] = []
  for (let at = first; at < rows.length && visible.length < 4 * FEW; at += 1) {
    const row = rows[at] as Element
    if (row.getBoundingClientRect().top > height + MARGIN) break
    visible.push(row)
  }
  return visible
}

const bottomOf = (row: Element | undefined): number => row?.getBoundingClientRect().bottom ?? 0

/** The first place from which on it holds. */
function lowest(length: number, holds: (at: number) => boolean): number {
  let from = 0
  let to = length
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
