import { i18n } from '#i18n'
import { getRecord } from '../../core/store/records.ts'
import { IconButton } from '../shared/button.tsx'
import { useLive } from '../shared/use-live.ts'
import { type Address, goTo, withParams } from './address.ts'

/** The filter on one customer, which is set from elsewhere: it says whose records these are. */
export function CustomerChip({ connectionId, address }: { connectionId: string; address: Address }) {
  const id = address.params.get('customer')
  const { value: customer, current } = useLive(
    async ledger => (id ? getRecord(ledger, connectionId, 'customer', id) : undefined),
    [id],
    { when: ['records'], connectionId },
  )
  if (!id) return null
  return (
    <div class="row">
      <span class="filter-chip">
        {i18n.t('customers.only', { name: current ? (customer?.name ?? id) : '…' })}
        <IconButton
          icon="close"
          size="small"
          label={i18n.t('customers.showAll')}
          onClick={() => goTo(withParams(address, { customer: undefined }))}
        />
      </span>
    </div>
  )
}
