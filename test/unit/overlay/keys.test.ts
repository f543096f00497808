import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHost } from '../../../components/overlay/host.ts'
import { guardKeys, onEscape } from '../../../components/overlay/keys.ts'
import { userKey } from './builders.ts'

let end: AbortController
const shortcut = vi.fn()
beforeEach(() => {
  document.body.innerHTML = '<input id="page">'
  end = new AbortController()
  guardKeys(window, end.signal)
  // As the page's own, which comes after us but listens as early as can be.
  window.addEventListener('keydown', shortcut, { capture: true, signal: end.signal })
  shortcut.mockClear()
})
afterEach(() => end.abort())

function field(): { host: Element; input: HTMLInputElement } {
  const host = createHost('chip', document)
  host.placeIn(document.body)
  return { host: host.element, input: host.root.appendChild(document.createElement('input')) }
}

it('keeps typing inside us from the page, which sees its own', () => {
  userKey(field().input, 'c')
  expect(shortcut).not.toHaveBeenCalled()
  userKey(document.querySelector('#page') as Element, 'c')
  expect(shortcut).toHaveBeenCalledTimes(1)
})

it('lets keys do by themselves what they do', () => {
  expect(userKey(field().input, 'Tab')).toBe(true)
})

it('tells of an Escape inside us, and only there', () => {
  const { host, input } = field()
  const escaped = vi.fn()
  const stop = onEscape(escaped)
  userKey(document.querySelector('#page') as Element, 'Escape')
  expect(escaped).not.toHaveBeenCalled()
  userKey(input, 'Escape')
  expect(escaped).toHaveBeenCalledExactlyOnceWith(host)
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
  expect(escaped, 'a key that the page made up').toHaveBeenCalledTimes(1)
  stop()
  userKey(input, 'Escape')
  expect(escaped).toHaveBeenCalledTimes(1)
})
