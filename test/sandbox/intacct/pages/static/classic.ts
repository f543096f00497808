import type { PageMessage } from '../../../shared/page-control.ts'

/** Scripts of the pages inside the frame: messages anywhere, for tests of detection. */
const page = (window as unknown as { iaPage?: { messages: PageMessage[]; withoutHooks: string[] } }).iaPage
const without = new Set(page?.withoutHooks ?? [])
/** Toasts vanish in seconds (facts §2). */
const TOAST_STAYS = 3500

function element(name: string, look: string, texts: string[]): HTMLElement {
  const made = document.createElement(name)
  made.className = look
  for (const text of texts) {
    const line = document.createElement('div')
    line.textContent = text
    made.append(line)
  }
  return made
}

function role(made: HTMLElement, hook: string, value: string): HTMLElement {
  if (!without.has(hook)) made.setAttribute('role', value)
  return made
}

function place(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.${name}`)
  if (found) return found
  const made = element('div', name, [])
  document.body.append(made)
  return made
}

export function show(message: PageMessage): void {
  const { where, text, title, tone } = message
  if (where === 'banner') {
    const before = document.querySelector('.head')?.nextSibling ?? document.body.firstChild
    const box = element('div', 'notice', [title ?? 'Correct the following', text])
    before?.parentNode?.insertBefore(box, before)
    return
  }
  if (where === 'inline') {
    const field = document.querySelector<HTMLElement>('.editor input:not([type=hidden]), .ui input')
    if (field && !without.has('invalid')) field.setAttribute('aria-invalid', 'true')
    const note = element('div', 'inline-error', [text])
    if (field?.parentNode) field.parentNode.append(note)
    else document.body.append(note)
    return
  }
  if (where === 'dialog') {
    const scrim = element('div', 'scrim', [])
    const dialog = role(element('div', 'dialog', [title ?? 'Sage Intacct', text]), 'dialog', 'dialog')
    const close = document.createElement('button')
    close.type = 'button'
    close.textContent = 'OK'
    close.addEventListener('click', () => scrim.remove())
    dialog.append(close)
    scrim.append(dialog)
    document.body.append(scrim)
    return
  }
  const alert = tone === 'error'
  const toast = role(
    element('div', `toast ${tone ?? ''}`, [text]),
    alert ? 'toast_alert' : 'toast_status',
    alert ? 'alert' : 'status',
  )
  place('toasts').append(toast)
  setTimeout(() => toast.remove(), message.stays ?? TOAST_STAYS)
}

export function dismiss(): void {
  for (const held of document.querySelectorAll('.notice, .inline-error, .scrim, .toast')) held.remove()
}

Object.assign(window, { sandbox: { show, dismiss } })
for (const message of page?.messages ?? []) show(message)
