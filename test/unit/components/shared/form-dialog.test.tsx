import type { ComponentProps } from 'preact'
import { expect, test, vi } from 'vitest'
import { TextField } from '../../../../components/shared/field.tsx'
import { FormDialog } from '../../../../components/shared/form-dialog.tsx'
import { CommandError } from '../../../../core/messaging/client.ts'
import { button, show, text } from '../screen.tsx'

HTMLDialogElement.prototype.showModal ??= () => undefined

function opened(over: Partial<ComponentProps<typeof FormDialog>> = {}) {
  const around = vi.fn()
  const onSubmit = vi.fn()
  const onClose = vi.fn()
  show(
    <form onSubmit={around}>
      <FormDialog
        title="New customer"
        verb="Save"
        pending={false}
        error={undefined}
        onSubmit={onSubmit}
        onClose={onClose}
        {...over}
      >
        <TextField label="E-mail" type="email" value="none yet" onValue={() => undefined} />
      </FormDialog>
    </form>,
  )
  const form = document.querySelector<HTMLFormElement>('dialog form')
  if (!form) throw new Error('no form')
  return { around, onSubmit, onClose, form }
}

test('its button sends it', () => {
  const { onSubmit, onClose } = opened()
  button('Save')?.click()
  expect(onSubmit).toHaveBeenCalledTimes(1)
  expect(onClose).not.toHaveBeenCalled()
})

test('Enter sends it once, without the browser’s own checks, and no form around it', () => {
  const { onSubmit, around, form } = opened()
  // What a browser presses when Enter is pressed in a field.
  form.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
  expect(onSubmit).toHaveBeenCalledTimes(1)
  expect(around).not.toHaveBeenCalled()
  const submit = new Event('submit', { bubbles: true, cancelable: true })
  form.dispatchEvent(submit)
  expect(submit.defaultPrevented).toBe(true)
})

test('at work, its button takes no click', () => {
  const { onSubmit } = opened({ pending: true })
  button('Save')?.click()
  expect(onSubmit).not.toHaveBeenCalled()
})

test.each([
  ['Cancel', undefined],
  ['Close', 'Close'],
])('%s closes it unsent', (name, cancel) => {
  const { onSubmit, onClose } = opened({ cancel })
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.dialog-actions button')]
  expect(buttons.map(each => text(each))).toEqual([name, 'Save'])
  buttons[0]?.click()
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(onSubmit).not.toHaveBeenCalled()
})

test('says why it failed, within the form', () => {
  const { form } = opened({ error: new CommandError('sign-in', 'Access was not granted.') })
  expect(text(form)).toContain('Access was not granted.')
})
