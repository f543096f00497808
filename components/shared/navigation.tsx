import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from './icons.tsx'
import { Count, type Tone } from './pill.tsx'

const hash = signal(typeof location === 'undefined' ? '' : location.hash)
if (typeof addEventListener !== 'undefined') {
  addEventListener('hashchange', () => {
    hash.value = location.hash
  })
}

/** Which of the page's sections the address names; the first one otherwise. Back and forward work. */
export function useSection<T extends string>(sections: readonly T[]): T {
  const wanted = decodeURIComponent(hash.value.slice(1).split('?')[0] ?? '')
  return sections.find(section => section === wanted) ?? (sections[0] as T)
}

export interface NavItem {
  id: string
  label: string
  icon: IconName
  /** `#id` unless told. */
  href?: string
  count?: number
  tone?: Tone
}

/** The sections of a page at its side. Links, so that each has an address. */
export function SideNav({ label, items, current }: { label: string; items: NavItem[]; current: string }) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // Where the sections stand in one row, the current one may be out of sight.
    list.current
      ?.querySelector(`[href="#${current}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <nav aria-label={label}>
      <ul class="side-nav" ref={list}>
        {items.map(item => (
          <li key={item.id}>
            <a href={item.href ?? `#${item.id}`} aria-current={item.id === current ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span>{item.label}</span>
              {item.count ? <Count value={item.count} tone={item.tone ?? 'muted'} /> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Tabs over one panel; arrow keys move, as the ARIA pattern has it. */
export function Tabs<T extends string>({
  label,
  tabs,
  current,
  onSelect,
  panelId,
}: {
  label: string
  tabs: readonly { id: T; label: string; count?: number }[]
  current: T
  onSelect: (id: T) => void
  panelId: string
}) {
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(tab => tab.id === current)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step
      ? tabs.at((at + step) % tabs.length)
      : event.key === 'Home'
        ? tabs[0]
        : event.key === 'End'
          ? tabs.at(-1)
          : undefined
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={move}>
      {tabs.map(tab => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === current}
          aria-controls={panelId}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label} {tab.count !== undefined && <Count value={tab.count} />}
        </button>
      ))}
    </div>
  )
}
