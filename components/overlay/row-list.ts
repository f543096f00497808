/** Shorter lists are simply asked for again. */
const FEW = 60

/**
 * The rows of the page's list, kept while rows come and go: where all stand in one parent, its children are
 * always up to date, and a page of thousands is not searched again for one row that came.
 */
export function createRowList(find: () => ArrayLike<Element>) {
  let rows: ArrayLike<Element> | undefined
  let parent: Element | null = null

  return {
    all(): ArrayLike<Element> {
      if (parent && !parent.isConnected) rows = undefined
      if (!rows) {
        const found = find()
        parent = found.length > FEW ? parentOfAll(found) : null
        rows = parent ? parent.children : found
      }
      return rows
    },
    /** These came. @returns whether that may make it another list; what stands in the known parent does not */
    came(elements: Iterable<Element>): boolean {
      let other = false
      for (const element of elements) other ||= !parent?.contains(element)
      if (other) rows = undefined
      return other
    },
    /** A row has gone. The children of the known parent are without it already. */
    went(): void {
      if (!parent) rows = undefined
    },
    forget(): void {
      rows = undefined
    },
  }
}

function parentOfAll(rows: ArrayLike<Element>): Element | null {
  const parent = rows[0]?.parentElement ?? null
  for (let at = 0; at < rows.length; at += 1) if (rows[at]?.parentElement !== parent) return null
  return parent
}
