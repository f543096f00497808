import { type ComponentChild, type ComponentChildren, h } from 'preact'
import { useState } from 'preact/hooks'
import { Refused } from './api.ts'
import { hooks } from './hooks.ts'
import { Banner, dismiss, show } from './messages.ts'
import { useRedraw } from './redraw.ts'
import { navigate } from './router.ts'

/** A form that fills the screen over what it was opened from, with its heading above and its buttons below. */
export function Trowser(props: {
  title: string
  /** Where closing leads when nothing lies behind. */
  home: string
  behind?: string | undefined
  actions: ComponentChildren
  children?: ComponentChildren
}): ComponentChild {
  const redraw = useRedraw()
  const close = () => navigate(props.behind ?? props.home)
  return h(
    'div',
    { ...hooks(['layout'], 'trowser'), role: 'main' },
    h(
      'div',
      { key: `head-${redraw}`, ...hooks(['layout_header'], 'trowser-head') },
      h('h2', hooks(['form_title', 'trowser_title'], 'trowser-title'), props.title),
      h('span', { class: 'grow' }),
      h('a', { class: 'quiet', href: '/app/help' }, 'Help'),
      h('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onClick: close }, '×'),
    ),
    h('div', { class: 'trowser-body' }, h(Banner, {}), props.children),
    h('div', { class: 'trowser-foot' }, props.actions),
  )
}

/** A list of further actions above the button that opens it. */
export function MoreMenu({ entries }: { entries: [title: string, run: () => void][] }): ComponentChild {
  const [open, setOpen] = useState(false)
  if (entries.length === 0) return null
  return h(
    'div',
    { class: 'more' },
    h('button', { type: 'button', 'aria-expanded': open, onClick: () => setOpen(!open) }, 'More'),
    open
      ? h(
          'div',
          { class: 'menu up', role: 'menu', onClick: () => setOpen(false) },
          entries.map(([title, run]) =>
            h('button', { key: title, type: 'button', role: 'menuitem', onClick: run }, title),
          ),
        )
      : null,
  )
}

/**
 * Runs a saving and says how it went: a toast that goes away, or the banner with the books' own words.
 * @returns what was saved, undefined when it was refused.
 */
export async function attempt<T>(done: (saved: T) => string, save: () => Promise<T>): Promise<T | undefined> {
  dismiss()
  try {
    const saved = await save()
    show({ where: 'toast', tone: 'success', text: done(saved) })
    return saved
  } catch (error) {
    if (error instanceof Refused && error.status === 401)
      show({ where: 'dialog', title: 'Signed out', text: error.message })
    else
      show({
        where: 'banner',
        // facts §2.4: what the legacy banner said when nothing better was known.
        text:
          error instanceof Refused
            ? error.texts.join('\n')
            : 'It looks like there was a problem on our end. Click "Save" again.',
      })
    return undefined
  }
}
