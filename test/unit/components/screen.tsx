import type { VNode } from 'preact'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, vi } from 'vitest'
import { browser } from 'wxt/browser'
import type { MessageName } from '../../../core/messaging/protocol.ts'
import type { FailureCode } from '../../../core/messaging/reply.ts'

let place: HTMLElement | undefined

/** Draws something into the page, as an entrypoint does. */
export function show(node: VNode): HTMLElement {
  place ??= document.body.appendChild(document.createElement('div'))
  render(node, place)
  return place
}

/** happy-dom has no popovers: the least that a menu needs of them. */
function toggle(element: HTMLElement, state: 'open' | 'closed'): void {
  if ((element.dataset.state ?? 'closed') === state) return
  element.dataset.state = state
  element.dispatchEvent(Object.assign(new Event('toggle'), { newState: state }))
}
Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    toggle(this, 'open')
  },
  hidePopover(this: HTMLElement) {
    toggle(this, 'closed')
  },
  togglePopover(this: HTMLElement) {
    toggle(this, this.dataset.state === 'open' ? 'closed' : 'open')
  },
})

afterEach(() => {
  const shown = place
  // With what its effects clean up: Preact leaves that for after the next paint, when the next test is under way.
  if (shown) act(() => render(null, shown))
  place?.remove()
  place = undefined
  vi.restoreAllMocks()
})

/** Waits until something holds; fails with what it last said. */
export const until = <T,>(condition: () => T): Promise<NonNullable<T>> =>
  vi.waitFor(
    () => {
      const found = condition()
      if (!found) throw new Error(`Not yet. The page reads: ${text()}`)
      return found
    },
    { timeout: 3000, interval: 10 },
  )

/** What was changed is on the screen: Preact draws after the event, as between two events of a user. */
export const drawn = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** What a reader sees, in one line. */
export const text = (root: Element = document.body): string =>
  (root.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The button of exactly this name, by label or content. */
export const button = (name: string, root: ParentNode = document): HTMLButtonElement | undefined =>
  [...root.querySelectorAll<HTMLButtonElement>('button')].find(
    found => (found.getAttribute('aria-label') ?? text(found)) === name,
  )

/** The control that this label names. */
export function field<E extends HTMLElement = HTMLInputElement>(label: string): E {
  const found = [...document.querySelectorAll('label')].find(one => text(one) === label)
  const control = found && document.getElementById(found.htmlFor)
  if (!control) throw new Error(`There is no field "${label}". The page reads: ${text()}`)
  return control as unknown as E
}

export function type(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

export const press = (target: Element, key: string): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

export interface Sent {
  name: MessageName
  input: unknown
}

/** The worker, played: each message is answered by its function, or refused. */
export function worker(answers: Partial<Record<MessageName, (input: never) => unknown>>): Sent[] {
  const sent: Sent[] = []
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: Sent) => {
    sent.push(message)
    const answer = answers[message.name]
    if (!answer) return { ok: false, error: { code: 'internal', message: `No answer to ${message.name}` } }
    try {
      return { ok: true, value: await answer(message.input as never) }
    } catch (error) {
      return { ok: false, error }
    }
  }) as never)
  return sent
}

/** Thrown by an answer: the refusal that the worker would send. */
export const refusal = (code: FailureCode, message: string) => ({ code, message })
