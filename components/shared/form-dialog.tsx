import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { CommandError } from '../../core/messaging/client.ts'
import { Button } from './button.tsx'
import { ErrorNotice } from './command-error.tsx'
import { Dialog } from './dialog.tsx'
import type { IconName } from './icons.tsx'

/**
 * A dialog that is filled in and sent by its button, or by Enter in a field. Stays open: whoever opened it
 * closes it when what was sent is done.
 */
export function FormDialog({
  title,
  size = 'normal',
  verb,
  icon,
  pending,
  error,
  cancel = i18n.t('shared.cancel'),
  onSubmit,
  onClose,
  children,
}: {
  title: string
  size?: 'normal' | 'large'
  /** What the button does. */
  verb: string
  icon?: IconName
  /** At work, or not ready: the button takes no click. Enter is told all the same, as a command takes one run. */
  pending: boolean
  /** Why the last attempt failed; said below the fields. */
  error: CommandError | undefined
  /** What the other button says; "Cancel" unless told. */
  cancel?: string | undefined
  onSubmit: () => void
  onClose: () => void
  children: ComponentChildren
}) {
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="primary" {...(icon ? { icon } : {})} pending={pending} onClick={onSubmit}>
            {verb}
          </Button>
        </>
      }
    >
      {/* What is wrong is said at its field, after the button and after Enter alike: never by the browser. */}
      <form
        class="stack stack-m"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          // A form around the dialog is not meant.
          event.stopPropagation()
          onSubmit()
        }}
      >
        {children}
        <ErrorNotice error={error} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
