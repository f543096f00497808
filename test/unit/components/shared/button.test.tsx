import { expect, test, vi } from 'vitest'
import { Button, IconButton } from '../../../../components/shared/button.tsx'
import { button, show } from '../screen.tsx'

test('a button at work keeps the focus, says so, and takes no second click', () => {
  const clicked = vi.fn()
  const draw = (pending: boolean) =>
    show(
      <Button pending={pending} onClick={clicked}>
        Save
      </Button>,
    )
  draw(false)
  const save = button('Save') as HTMLButtonElement
  save.focus()
  save.click()
  draw(true)
  save.click()
  expect(clicked).toHaveBeenCalledTimes(1)
  expect(document.activeElement).toBe(save)
  expect(save.getAttribute('aria-busy')).toBe('true')
  expect(save.disabled).toBe(false)
})

test('an icon by itself has a name', () => {
  show(<IconButton icon="close" label="Close" />)
  expect(button('Close')?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
})
