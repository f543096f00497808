/**
 * The icon set: strokes on a 24 grid in the colour of the text beside them. An icon is decoration;
 * what it means stands in the text or in the label of its button.
 */
const PATHS = {
  archive: 'M3 5h18v4H3zM5 9v10h14V9M10 13h4',
  unarchive: 'M3 5h18v4H3zM5 9v10h14V9M12 18v-5M9.5 15.5 12 13l2.5 2.5',
  sync: 'M20 11a8 8 0 0 0-14-4.5L3.5 9M3.5 4v5h5M4 13a8 8 0 0 0 14 4.5l2.5-2.5M20.5 20v-5h-5',
  import: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16',
  export: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19.5 7',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16v.3',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.7v.3',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.5v.3',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  next: 'M9.5 6l6 6-6 6',
  back: 'M14.5 6l-6 6 6 6',
  trash: 'M4 7h16M9 7V4.5h6V7M6 7l1 13h10l1-13M10 11v5.5M14 11v5.5',
  settings:
    'M10.2 5.2L10.4 2.9L13.6 2.9L13.8 5.2L15.5 5.9L17.3 4.5L19.5 6.7L18.1 8.5L18.8 10.2L21.1 10.4L21.1 13.6L18.8 13.8L18.1 15.5L19.5 17.3L17.3 19.5L15.5 18.1L13.8 18.8L13.6 21.1L10.4 21.1L10.2 18.8L8.5 18.1L6.7 19.5L4.5 17.3L5.9 15.5L5.2 13.8L2.9 13.6L2.9 10.4L5.2 10.2L5.9 8.5L4.5 6.7L6.7 4.5L8.5 5.9zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  sliders:
    'M4 8h9M17 8h3M4 16h3M11 16h9M15 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 18a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
  unlink: 'M8.5 8.5 5 12.5a4 4 0 0 0 5.7 5.7l2-2M15.5 15.5 19 11.5a4 4 0 0 0-5.7-5.7l-2 2M4 4l16 16',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.3l3.5 2',
  invoice: 'M6 3h9l4 4v14H6zM14.5 3v4.5H19M9 12h7M9 16h5',
  payment: 'M3 6h18v12H3zM3 10h18M6.5 14.5h4',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4',
  book: 'M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h10M9 8h5',
  database:
    'M4.5 6.5c0-1.7 3.4-3 7.5-3s7.5 1.3 7.5 3-3.4 3-7.5 3-7.5-1.3-7.5-3zM4.5 6.5v11c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-11M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 12h17M12 3c2.5 2.5 3.5 5.5 3.5 9s-1 6.5-3.5 9c-2.5-2.5-3.5-5.5-3.5-9s1-6.5 3.5-9z',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  edit: 'M4 20l.8-4L16 4.8a1.5 1.5 0 0 1 2.2 0l1 1a1.5 1.5 0 0 1 0 2.2L8 19.2zM14 7l3 3',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.5v15L19.5 12z',
  send: 'M3.5 11.5 20.5 4l-5 16.5-4-7zM11.5 13.5l4-4.5',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.5 3-5.3 6.5-5.3s5.9 1.8 6.5 5.3M15.5 4.7a3.5 3.5 0 0 1 0 6.6M18 14.7c2 .8 3.2 2.4 3.5 4.8',
  filter: 'M3.5 5h17l-6.5 8v5.5l-4 2V13z',
  chart: 'M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6',
  log: 'M8.5 6H20M8.5 12H20M8.5 18H20M4 6v.01M4 12v.01M4 18v.01',
  panel: 'M3.5 5h17v14h-17zM14.5 5v14',
  key: 'M8 18a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 11.5 19.5 3M16 6.5l3 3',
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11H9',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name, class: extra = '' }: { name: IconName; class?: string }) => (
  <svg
    class={`icon ${extra}`.trim()}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={name === 'more' ? 3 : 1.8}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} />
  </svg>
)

/** The product's mark, as on its toolbar button. */
export const BrandMark = () => (
  <svg class="brand-mark" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
    <rect width="128" height="128" rx="28" fill="#0f766e" />
    <path d="M36 92 58 36h12l22 56H79l-4.5-12h-21L49 92zM57.5 69h13L64 51z" fill="#fff" />
    <circle cx="98" cy="32" r="14" fill="#fbbf24" />
  </svg>
)
