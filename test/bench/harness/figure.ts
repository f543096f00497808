/** What one side of a comparison came to, a value a round. */
export interface Side {
  name: string
  unit: 'ms' | 'MB' | 'kB' | '%' | 'frames' | 'requests' | 'µs' | 'found'
  values: number[]
}

/** One figure of a row: a ratio of two sides, or a plain measure held to a bound. */
export interface Figure {
  what: string
  /** The figure itself, from the medians of the sides. */
  value: number
  /** `×` a ratio; else the unit of the measure. */
  unit: '×' | '%' | 'frames' | 'kB'
  /** Bound and aim; neither: printed beside the others, held to nothing. */
  atLeast?: number
  aim?: number
  /** More is better (times faster). Less is, unless told. */
  more?: boolean
  sides: Side[]
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

export const side = (name: string, unit: Side['unit'], values: number[]): Side => ({ name, unit, values })

type Bounds = Pick<Figure, 'atLeast' | 'aim'>

/** How many times `ours` takes what `theirs` takes: less is better. */
export const ratio = (what: string, ours: Side, theirs: Side, bounds: Bounds = {}): Figure => ({
  what,
  value: median(ours.values) / median(theirs.values),
  unit: '×',
  sides: [ours, theirs],
  ...bounds,
})

/** How many times faster ours is: more is better. */
export const timesFaster = (what: string, ours: Side, theirs: Side, bounds: Bounds = {}): Figure => ({
  what,
  value: median(theirs.values) / median(ours.values),
  unit: '×',
  more: true,
  sides: [ours, theirs],
  ...bounds,
})

export const measure = (
  what: string,
  unit: 'frames' | 'kB' | '%',
  values: number[],
  bounds: Bounds = {},
): Figure => ({ what, value: median(values), unit, sides: [side('ours', unit, values)], ...bounds })

/** Where a figure stands: at its aim, within its bound, or beyond. */
export function verdict({ value, atLeast, aim, more }: Figure): 'aim' | 'ok' | 'MISSES' | '' {
  const within = (bound: number) => (more ? value >= bound : value <= bound)
  if (aim !== undefined && within(aim)) return 'aim'
  if (atLeast === undefined) return ''
  return within(atLeast) ? 'ok' : 'MISSES'
}
