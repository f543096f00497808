import { autoUpdate, computePosition, flip, offset, size } from '@floating-ui/dom'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Field } from '../shared/field.tsx'

export interface Choice {
  value: string
  label: string
  /** Beside it: what tells two of the same name apart. */
  hint?: string
}

/** More are not listed at a time: the user types on. */
const LISTED = 60

/**
 * One of many (customers, items), found by typing: the ARIA combobox with a list. What is not in the list
 * cannot be chosen.
 */
export function ChoiceField({
  label,
  value,
  choices,
  onValue,
  error,
  hint,
  after,
  hideLabel = false,
  placeholder,
  autofocus = false,
  disabled = false,
}: {
  label: string
  value: string
  choices: readonly Choice[]
  onValue: (value: string) => void
  error?: string | undefined
  hint?: string
  /** Stands after the control: a button. */
  after?: ComponentChildren
  hideLabel?: boolean
  placeholder?: string
  autofocus?: boolean
  disabled?: boolean
}) {
  const listId = useId()
  const [typed, setTyped] = useState<string>()
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const chosen = choices.find(choice => choice.value === value)
  const open = typed !== undefined
  const shown = useMemo(() => (open ? matching(choices, typed) : []), [choices, typed, open])
  useEffect(() => {
    const [box, anchor] = [list.current, input.current]
    if (!open || !box || !anchor) return
    box.showPopover()
    const stop = autoUpdate(anchor, box, () => place(anchor, box))
    return () => {
      stop()
      // Chosen so fast that the list was shown only after it was shut.
      box.hidePopover()
    }
  }, [open])
  const shut = () => {
    list.current?.hidePopover()
    setTyped(undefined)
  }
  /** Nothing listed, nothing chosen: what was typed stays, since the choices may still be read. */
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    onValue(choice.value)
    shut()
  }
  const search = (text: string) => {
    setTyped(text)
    setActive(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      if (open) setActive(at => Math.max(0, Math.min(shown.length - 1, at + step)))
      else search('')
    } else if (!open) return
    else if (event.key === 'Enter') {
      event.preventDefault()
      choose(shown[active])
    } else if (event.key === 'Escape') {
      // Only the list closes, not the dialog around it.
      event.preventDefault()
      event.stopPropagation()
      shut()
    }
  }
  return (
    <Field label={label} hideLabel={hideLabel} error={error} {...(hint ? { hint } : {})}>
      {ties => (
        <div class="field-control">
          <div class="choice grow">
            <input
              {...ties}
              ref={input}
              class="input"
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
              autocomplete="off"
              spellcheck={false}
              autofocus={autofocus}
              disabled={disabled}
              placeholder={placeholder ?? ''}
              value={typed ?? chosen?.label ?? ''}
              onInput={event => search(event.currentTarget.value)}
              onClick={event => {
                if (open) return
                search('')
                event.currentTarget.select()
              }}
              onKeyDown={onKeyDown}
              onBlur={shut}
            />
            <div
              ref={list}
              id={listId}
              class="menu choice-list"
              role="listbox"
              aria-label={label}
              popover="manual"
            >
              {shown.map((choice, n) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
                <div
                  key={choice.value}
                  id={`${listId}-${n}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={n === active}
                  ref={n === active ? intoView : null}
                  onMouseDown={event => event.preventDefault()}
                  onClick={() => choose(choice)}
                >
                  <span class="grow">{choice.label}</span>
                  {choice.hint && <span class="muted small">{choice.hint}</span>}
                </div>
              ))}
              {open && shown.length === 0 && (
                <p class="muted small choice-none">{i18n.t('workspace.noChoice')}</p>
              )}
            </div>
          </div>
          {after}
        </div>
      )}
    </Field>
  )
}

const intoView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

function matching(choices: readonly Choice[], typed: string): Choice[] {
  const needle = typed.trim().toLowerCase()
  if (!needle) return choices.slice(0, LISTED)
  const found: Choice[] = []
  for (const choice of choices) {
    if (choice.label.toLowerCase().includes(needle)) found.push(choice)
    if (found.length === LISTED) break
  }
  return found
}

async function place(anchor: HTMLElement, box: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(anchor, box, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(4),
      flip(),
      size({
        apply: ({ rects, availableHeight }) => {
          box.style.width = `${rects.reference.width}px`
          box.style.maxHeight = `${Math.min(300, Math.max(120, availableHeight - 8))}px`
        },
      }),
    ],
  })
  Object.assign(box.style, { left: `${x}px`, top: `${y}px` })
}
