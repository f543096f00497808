import { i18n } from '#i18n'
import { Select } from '../shared/field.tsx'
import type { ConnectionState } from '../shared/use-connections.ts'
import { systemName } from '../shared/words.ts'
import { type Address, addressOf, goTo } from './address.ts'

/** Which company's ledger is shown. Another company begins without filters: they are about other records. */
export const CompanyPicker = ({
  states,
  current,
  address,
}: {
  states: ConnectionState[]
  current: ConnectionState
  address: Address
}) => (
  <Select
    label={i18n.t('popup.company')}
    hideLabel
    value={current.connection.id}
    options={states.map(({ connection }) => ({
      value: connection.id,
      label: `${connection.companyName} · ${systemName(connection.system)}`,
    }))}
    onValue={connection => goTo(addressOf(address.page, { connection }))}
  />
)
