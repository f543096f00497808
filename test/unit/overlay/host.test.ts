import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost, removeLeftovers } from '../../../components/overlay/host.ts'
import { userClick, userKey } from './builders.ts'

let end: AbortController
beforeEach(() => {
  end = new AbortController()
  document.body.innerHTML = '<main><h1>Invoice 1043</h1><p>Text</p></main>'
})
afterEach(() => end.abort())
const heading = () => document.querySelector('h1') as Element

describe('a host', () => {
  it('is put in its place once', () => {
    const host = createHost('chip', document)
    expect(host.placeAfter(heading())).toBe(true)
    expect(host.placeAfter(heading())).toBe(true)
    expect(heading().nextElementSibling).toBe(host.element)
    expect(document.querySelectorAll('ar-companion-chip')).toHaveLength(1)
  })

  it('keeps what happens inside from the page', () => {
    const host = createHost('chip', document)
    host.placeAfter(heading())
    const button = host.root.appendChild(document.createElement('button'))
    const inside = vi.fn()
    button.addEventListener('click', inside)
    const outside = vi.fn()
    for (const type of ['click', 'keydown']) document.addEventListener(type, outside, { signal: end.signal })
    userClick(button)
    userKey(button, 'a')
    expect(inside).toHaveBeenCalledTimes(1)
    expect(outside).not.toHaveBeenCalled()
  })

  it('gives up when the page keeps taking it away, and not before', () => {
    const host = createHost('chip', document)
    for (let turn = 0; turn < 6; turn += 1) {
      expect(host.placeAfter(heading())).toBe(true)
      host.element.remove()
    }
    expect(host.placeAfter(heading())).toBe(false)
    expect(host.element.isConnected).toBe(false)
    host.forgive()
    expect(host.placeAfter(heading())).toBe(true)
  })

  it('forgets what a page took away long ago', () => {
    const now = vi.spyOn(performance, 'now')
    const host = createHost('chip', document)
    for (let turn = 0; turn < 30; turn += 1) {
      now.mockReturnValue(turn * 5000)
      expect(host.placeAfter(heading())).toBe(true)
      host.element.remove()
    }
    now.mockRestore()
  })

  it('does not count what we took away ourselves', () => {
    const host = createHost('chip', document)
    for (let turn = 0; turn < 20; turn += 1) {
      expect(host.placeAfter(heading())).toBe(true)
      host.remove()
    }
  })
})

it('leaves nothing of an earlier script behind', () => {
  createHost('chip', document).placeIn(document.body)
  createHost('badge', document).placeIn(document.body)
  createHost('fix', document).placeIn(document.body)
  removeLeftovers(document)
  expect(document.body.children).toHaveLength(1)
})
