import { Icon } from '../shared/icons.tsx'
import { type Address, change, withParams } from './address.ts'

/** A column head that sorts; a link, so that the order has an address. Dates begin with the newest. */
export function SortHead({
  sort,
  label,
  amount = false,
  extra = false,
  current,
  address,
}: {
  sort: string
  label: string
  amount?: boolean
  /** Left out where there is little room. */
  extra?: boolean
  current: { sort: string; descending: boolean }
  address: Address
}) {
  const active = current.sort === sort
  const order = (active ? !current.descending : sort === 'date' || amount) ? 'down' : 'up'
  return (
    <th
      scope="col"
      class={[amount && 'amount', extra && 'extra'].filter(Boolean).join(' ') || undefined}
      aria-sort={active ? (current.descending ? 'descending' : 'ascending') : undefined}
    >
      <a
        class="sort-head"
        href={withParams(address, { sort, order })}
        onClick={event => {
          // Into another tab it leads as it stands.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          change({ sort, order })
        }}
      >
        {label}
        {active && <Icon name={current.descending ? 'down' : 'up'} />}
      </a>
    </th>
  )
}
