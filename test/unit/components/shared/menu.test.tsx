import { expect, test, vi } from 'vitest'
import { Menu, type MenuItem } from '../../../../components/shared/menu.tsx'
import { button, press, show, text, until } from '../screen.tsx'

const items = (run: () => void): MenuItem[] => [
  { label: 'Edit', unavailable: 'Accepted there: edit it there.', run },
  { label: 'Re-Sync', run },
  { label: 'Archive', run },
  { label: 'Open there', href: 'https://qbo.intuit.com/' },
]
const opened = async (run: () => void = () => {}) => {
  show(<Menu label="More for 1042" items={items(run)} />)
  button('More for 1042')?.click()
  return until(() => document.activeElement?.closest('[role=menu]'))
}
const focused = () => text(document.activeElement as Element)

test('opens on its first item; arrows go round, Home and End and letters jump', async () => {
  const menu = await opened()
  expect(button('More for 1042')?.getAttribute('aria-expanded')).toBe('true')
  const walk = (key: string) => {
    press(menu, key)
    return focused()
  }
  expect(focused()).toContain('Edit')
  expect(walk('ArrowDown')).toBe('Re-Sync')
  expect(walk('End')).toBe('Open there')
  expect(walk('ArrowDown')).toContain('Edit')
  expect(walk('ArrowUp')).toBe('Open there')
  expect(walk('Home')).toContain('Edit')
  expect(walk('a')).toBe('Archive')
})

test('Escape closes it and gives the focus back', async () => {
  const menu = await opened()
  press(menu, 'Escape')
  expect(document.activeElement).toBe(button('More for 1042'))
  await until(() => button('More for 1042')?.getAttribute('aria-expanded') === 'false')
})

test('an item runs once; one that is not available says why and does nothing', async () => {
  const run = vi.fn()
  await opened(run)
  const edit = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')][0] as HTMLElement
  edit.click()
  expect(run).not.toHaveBeenCalled()
  expect(text(edit)).toContain('Accepted there')
  button('Re-Sync')?.click()
  expect(run).toHaveBeenCalledTimes(1)
})

test('what leads outside says so to the browser', async () => {
  const menu = await opened()
  const link = menu.querySelector('a')
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noreferrer'])
})
