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
