import { Icon } from '../shared/icons.tsx'
import { type Address, withParams } from './address.ts'

/** A column head that sorts; a link, so that the order has an address. Dates begin with the newest. */
export function SortHead({
  sort,
  label,
  amount,
  current,
  address,
}: {
  sort: string
  label: string
  amount?: boolean
  current: { sort: string; descending: boolean }
  address: Address
}) {
  const active = current.sort === sort
  const down = active ? !current.descending : sort === 'date' || amount === true
  return (
    <th
      scope="col"
      class={amount ? 'amount' : undefined}
      aria-sort={active ? (current.descending ? 'descending' : 'ascending') : undefined}
    >
      <a class="sort-head" href={withParams(address, { sort, order: down ? 'down' : 'up' })}>
        {label}
        {active && <Icon name={current.descending ? 'down' : 'up'} />}
      </a>
    </th>
  )
}
