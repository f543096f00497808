import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { IconButton } from '../shared/button.tsx'

/**
 * One record beside its list. The list stays usable: it is no dialog. Focus comes to its heading, Escape
 * closes it, and the focus goes back to the row.
 */
export function SidePanel({
  title,
  aside,
  rowId,
  onClose,
  children,
}: {
  title: ComponentChildren
  /** Beside the title: a pill. */
  aside?: ComponentChildren
  /** The row that gets the focus back: its link carries it as `data-row`. */
  rowId: string
  onClose: () => void
  children: ComponentChildren
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    return () => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"]`)?.focus()
  }, [rowId])
  return (
    <aside
      class="side-panel"
      aria-labelledby={id}
      onKeyDown={event => {
        // A menu or dialog above the panel takes the key for itself.
        const above = event.target instanceof Element && event.target.closest('[popover], dialog')
        if (event.key === 'Escape' && !above) onClose()
      }}
    >
      <div class="side-panel-head">
        <h2 id={id} ref={heading} tabIndex={-1} class="grow">
          {title}
        </h2>
        {aside}
        <IconButton icon="close" label={i18n.t('workspace.closePanel')} onClick={onClose} />
      </div>
      <div class="side-panel-body">{children}</div>
    </aside>
  )
}

/** A part of the panel with its own heading. */
export function PanelPart({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ComponentChildren
  children: ComponentChildren
}) {
  const id = useId()
  return (
    <section class="panel-part" aria-labelledby={id}>
      <div class="row row-between">
        <h3 id={id}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  )
}
