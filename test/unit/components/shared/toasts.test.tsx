import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ToastRegion, toast } from '../../../../components/shared/toasts.tsx'
import { button, show, text } from '../screen.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  show(<ToastRegion />)
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})
const settle = () => vi.advanceTimersByTimeAsync(50)
const shown = () => text(document.querySelector('.toasts') as Element)

test('what was done is said politely, and goes by itself', async () => {
  toast({ message: 'Archived.' })
  await settle()
  expect(text(document.querySelector('[role=status]') as Element)).toContain('Archived.')
  await vi.advanceTimersByTimeAsync(6_000)
  expect(shown()).toBe('')
})

test('Undo stays longer, undoes once and is gone', async () => {
  const undo = vi.fn()
  toast({ message: 'Archived.', undo })
  await vi.advanceTimersByTimeAsync(8_000)
  button('Undo')?.click()
  await settle()
  expect(undo).toHaveBeenCalledTimes(1)
  expect(shown()).toBe('')
})

test('a failure is an alert and stays until it is closed', async () => {
  toast({ message: 'It failed.', tone: 'bad' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(text(document.querySelector('[role=alert]') as Element)).toContain('It failed.')
  button('Dismiss')?.click()
  await settle()
  expect(shown()).toBe('')
})

test('one that is pointed at waits', async () => {
  toast({ message: 'Archived.' })
  await settle()
  const view = document.querySelector('.toast') as HTMLElement
  view.dispatchEvent(new Event('mouseenter'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(shown()).toContain('Archived.')
  view.dispatchEvent(new Event('mouseleave'))
  await vi.advanceTimersByTimeAsync(6_000)
  expect(shown()).toBe('')
})
