import type { Customer } from '../../../ledger/records.ts'
import type { WireCustomer } from '../wire/rows.ts'
import { baseOf, type MapContext } from './context.ts'

export function toCustomer(wire: WireCustomer, context: MapContext): Customer {
  const email = wire['contacts.default.email1']
  const phone = wire['contacts.default.phone1']
  return {
    ...baseOf(wire, context),
    kind: 'customer',
    name: wire.name,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    active: wire.status !== 'inactive',
    currency: wire.currency || context.homeCurrency,
  }
}
