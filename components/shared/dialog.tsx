import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { IconButton } from './button.tsx'

/**
 * A native modal dialog: focus stays inside, Escape closes, and the focus goes back to where it was.
 * It exists only while it is open. The first element with `autofocus` gets the focus.
 */
export function Dialog({
  title,
  onClose,
  actions,
  size = 'normal',
  children,
}: {
  title: string
  onClose: () => void
  actions?: ComponentChildren
  size?: 'normal' | 'large'
  children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      // The browser returns the focus only when it closes the dialog itself, not when it is taken away.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      data-size={size}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={i18n.t('shared.close')} onClick={onClose} />
      </div>
      <div class="dialog-body">{children}</div>
      {actions && <div class="dialog-actions">{actions}</div>}
    </dialog>
  )
}
