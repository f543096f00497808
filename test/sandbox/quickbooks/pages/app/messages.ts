import { type ComponentChild, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PageMessage } from '../../../shared/page-control.ts'
import { hooks } from './hooks.ts'

type Shown = PageMessage & { id: number }

/** facts §2.4: the title with the curly apostrophe is the best single text anchor. */
const TITLE = 'Something’s not quite right'
const TOAST_STAYS = 4000

let shown: Shown[] = []
let last = 0
const listeners = new Set<() => void>()
const changed = () => {
  for (const tell of listeners) tell()
}

export function show(message: PageMessage): void {
  last += 1
  const held: Shown = { ...message, id: last }
  // One banner and one dialog at a time; toasts stack.
  shown = [...shown.filter(other => message.where === 'toast' || other.where !== message.where), held]
  changed()
  if (message.where === 'toast') setTimeout(() => dismiss(held.id), message.stays ?? TOAST_STAYS)
}

export function dismiss(id?: number): void {
  shown =
    id === undefined ? shown.filter(held => held.where === 'toast') : shown.filter(held => held.id !== id)
  changed()
}

function useMessages(where: PageMessage['where']): Shown[] {
  const [, redraw] = useState(0)
  useEffect(() => {
    const update = () => redraw(count => count + 1)
    listeners.add(update)
    return () => {
      listeners.delete(update)
    }
  }, [])
  return shown.filter(held => held.where === where)
}

/** The save error above a form. Its place in the React form is not known (facts §2.4, Gap): the hooks are the listed ones. */
export function Banner(): ComponentChild {
  return h(
    'div',
    { class: 'banners' },
    useMessages('banner').map(held =>
      h(
        'div',
        { key: held.id, ...hooks(['error_role', 'error_banner', 'error_testid', 'error_legacy'], 'banner') },
        h('span', { class: 'banner-mark', 'aria-hidden': 'true' }, '!'),
        h(
          'div',
          { class: 'banner-body' },
          h('span', hooks(['error_title'], 'banner-title'), held.title ?? TITLE),
          h('div', hooks(['error_text'], 'banner-text'), held.text),
        ),
        h(
          'button',
          { type: 'button', class: 'quiet', 'aria-label': 'Close', onClick: () => dismiss(held.id) },
          '×',
        ),
      ),
    ),
  )
}

/** Below a field, as forms put their own errors. */
export const Inline = (): ComponentChild =>
  h(
    'div',
    { class: 'inline-errors' },
    useMessages('inline').map(held =>
      h('p', { key: held.id, role: 'alert', class: 'inline-error' }, held.text),
    ),
  )

/** Success and failure alike are alerts on the real pages (facts §2.4); a plain notice is a status. */
export const Toasts = (): ComponentChild =>
  h(
    'div',
    { class: 'toasts' },
    useMessages('toast').map(held =>
      h(
        'div',
        {
          key: held.id,
          role: held.tone === 'error' || held.tone === 'success' ? 'alert' : 'status',
          class: `toast toast-${held.tone ?? 'plain'}`,
        },
        h('span', {}, held.text),
      ),
    ),
  )

export const Dialogs = (): ComponentChild =>
  h(
    'div',
    {},
    useMessages('dialog').map(held =>
      h(
        'div',
        { key: held.id, class: 'scrim' },
        h(
          'div',
          {
            role: 'dialog',
            'aria-modal': 'true',
            'aria-label': held.title ?? 'Message',
            class: 'dialog',
          },
          h('h2', {}, held.title ?? TITLE),
          h('p', {}, held.text),
          h(
            'div',
            { class: 'dialog-buttons' },
            h('button', { type: 'button', class: 'primary', onClick: () => dismiss(held.id) }, 'OK'),
          ),
        ),
      ),
    ),
  )
