import { lookup } from '../../../ledger/lookup.ts'
import type { Item } from '../../../ledger/records.ts'
import { decimal } from '../../fields.ts'
import type { WireItem } from '../wire/rows.ts'
import { baseOf, type MapContext } from './context.ts'

/** Facts §8.1. */
const TYPES = lookup<Item['type']>({
  inventory: 'inventory',
  nonInventory: 'non-inventory',
  purchaseOnlyNonInventory: 'non-inventory',
  salesOnlyNonInventory: 'non-inventory',
  kit: 'bundle',
  stockableKit: 'bundle',
})

export function toItem(wire: WireItem, context: MapContext): Item {
  const price = wire['sales.basePrice']
  return {
    ...baseOf(wire, context),
    kind: 'item',
    name: wire.name,
    active: wire.status !== 'inactive',
    type: TYPES[wire.itemType ?? ''] ?? 'other',
    ...(price == null || price === '' ? {} : { unitPrice: decimal(price, 'sales.basePrice') }),
  }
}
