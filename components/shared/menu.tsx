import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button, IconButton } from './button.tsx'
import { Icon, type IconName } from './icons.tsx'

export interface MenuItem {
  label: string
  icon?: IconName
  /** Opens an address in a new tab instead of running something. */
  href?: string
  run?: () => void
  danger?: boolean
  /** Why it cannot be done now; the item stays in the list and says so. */
  unavailable?: string | undefined
  /** A line above it. */
  apart?: boolean
}

/**
 * A button with a menu, as a native popover: it lies above everything, and Escape or a click elsewhere
 * closes it. Arrow keys, Home, End and first letters move; the focus returns to the button.
 */
export function Menu({
  label,
  items,
  icon = 'more',
  text,
}: {
  label: string
  items: MenuItem[]
  icon?: IconName
  /** Shown on the button; without it the button is the icon alone. */
  text?: string
}) {
  const id = useId()
  const holder = useRef<HTMLSpanElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const button = holder.current?.querySelector('button')
    const menu = list.current
    if (!open || !button || !menu) return
    return autoUpdate(button, menu, async () => {
      const { x, y } = await computePosition(button, menu, {
        strategy: 'fixed',
        placement: 'bottom-end',
        middleware: [offset(4), flip(), shift({ padding: 8 })],
      })
      Object.assign(menu.style, { left: `${x}px`, top: `${y}px` })
    })
  }, [open])
  const choices = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const shut = () => {
    list.current?.hidePopover()
    holder.current?.querySelector('button')?.focus()
  }
  const ties = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    'aria-controls': id,
    onClick: () => list.current?.togglePopover(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      list.current?.showPopover()
    },
  }
  return (
    <span ref={holder}>
      {text ? (
        <Button icon={icon} aria-label={label} {...ties}>
          {text}
        </Button>
      ) : (
        <IconButton icon={icon} label={label} {...ties} />
      )}
      <div
        ref={list}
        id={id}
        class="menu"
        role="menu"
        aria-label={label}
        popover="auto"
        onToggle={event => {
          const opened = event.newState === 'open'
          setOpen(opened)
          if (opened) choices()[0]?.focus()
        }}
        onKeyDown={event => moveFocus(event, choices(), shut)}
      >
        {items.map(item => (
          <Choice key={item.label} item={item} onChosen={shut} />
        ))}
      </div>
    </span>
  )
}

function Choice({ item, onChosen }: { item: MenuItem; onChosen: () => void }) {
  const content = (
    <>
      {item.icon && <Icon name={item.icon} />}
      <span class="grow">
        {item.label}
        {item.unavailable && <span class="field-hint"> {item.unavailable}</span>}
      </span>
      {item.href && <Icon name="external" />}
    </>
  )
  const common = { role: 'menuitem' as const, tabIndex: -1, 'data-tone': item.danger ? 'bad' : undefined }
  return (
    <>
      {item.apart && <hr />}
      {item.href && !item.unavailable ? (
        <a {...common} href={item.href} target="_blank" rel="noreferrer" onClick={onChosen}>
          {content}
        </a>
      ) : (
        <button
          {...common}
          type="button"
          aria-disabled={item.unavailable ? true : undefined}
          onClick={() => {
            if (item.unavailable) return
            onChosen()
            item.run?.()
          }}
        >
          {content}
        </button>
      )}
    </>
  )
}

function moveFocus(event: KeyboardEvent, choices: HTMLElement[], shut: () => void): void {
  const at = choices.indexOf(document.activeElement as HTMLElement)
  const to = (index: number) => {
    event.preventDefault()
    choices.at(index % choices.length)?.focus()
  }
  if (event.key === 'ArrowDown') to(at + 1)
  else if (event.key === 'ArrowUp') to(at - 1)
  else if (event.key === 'Home') to(0)
  else if (event.key === 'End') to(-1)
  else if (event.key === 'Tab' || event.key === 'Escape') shut()
  else if (/^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const after = [...choices.slice(at + 1), ...choices.slice(0, at + 1)]
    const key = event.key.toLowerCase()
    after.find(choice => choice.textContent?.trim().toLowerCase().startsWith(key))?.focus()
  }
}
