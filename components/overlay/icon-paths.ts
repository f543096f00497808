/** Strokes on a 16 grid in the colour of the text beside them; decoration only. */
export const ICONS = {
  down: 'M4 6.5 8 10.5l4-4',
  fold: 'M4 8h8',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  check: 'M3.5 8.5 6.5 11.5 12.5 5',
  alert: 'M8 2.5 1.8 13.3h12.4zM8 6.7v3M8 11.6v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.3M8 5.3v.1',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.9 5.9l4.2 4.2M10.1 5.9 5.9 10.1',
  sync: 'M13.3 7.3A5.4 5.4 0 0 0 3.9 4.6L2.5 6M2.5 2.8V6h3.2M2.7 8.7a5.4 5.4 0 0 0 9.4 2.7L13.5 10M13.5 13.2V10h-3.2',
  archive: 'M2.5 3.5h11v3h-11zM3.7 6.5v6h8.6v-6M6.7 9h2.6',
  external: 'M9.5 3h3.5v3.5M13 3 7.5 8.5M11.5 9.5V13H3V4.5h3.5',
  import: 'M8 2.5v7.5M5 7.3 8 10.3l3-3M3 13.3h10',
  fix: 'M10.7 2.8a3.4 3.4 0 0 0-3.3 4.5L2.8 11.9a1.3 1.3 0 0 0 1.9 1.9l4.6-4.6a3.4 3.4 0 0 0 4.2-4.4L11.6 6.7 9.7 6.3 9.3 4.4l1.9-1.9z',
  differ: 'M3.5 6h9M3.5 10h9M10.3 3 5.7 13',
} as const

export type IconName = keyof typeof ICONS

/** The product's mark in small: a letter A on teal, with its amber dot. */
export const MARK = {
  rect: { width: 16, height: 16, rx: 4, fill: '#0f766e', stroke: 'none' },
  path: { d: 'M4.3 11.8 7.3 4.3h1.4l3 7.5M5.5 9.2h5', stroke: '#fff', 'stroke-width': 1.5 },
  circle: { cx: 12.6, cy: 3.6, r: 1.9, fill: '#fbbf24', stroke: 'none' },
} as const
