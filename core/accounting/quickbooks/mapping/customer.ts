import type { Customer } from '../../../ledger/records.ts'
import { FieldError } from '../../fields.ts'
import type { WireCustomer } from '../wire/customer.ts'
import { baseOf, type MapContext } from './fields.ts'

export function toCustomer(wire: WireCustomer, context: MapContext): Customer {
  const name = wire.DisplayName || wire.FullyQualifiedName
  if (!name) throw new FieldError('DisplayName', 'is missing')
  const email = wire.PrimaryEmailAddr?.Address
  const phone = wire.PrimaryPhone?.FreeFormNumber
  return {
    ...baseOf(wire, context),
    kind: 'customer',
    name,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    active: wire.Active ?? true,
    currency: wire.CurrencyRef?.value ?? context.homeCurrency,
  }
}
