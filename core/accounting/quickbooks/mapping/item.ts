import { lookup } from '../../../ledger/lookup.ts'
import type { Item } from '../../../ledger/records.ts'
import { decimal } from '../../fields.ts'
import type { WireItem } from '../wire/item.ts'
import { baseOf, type MapContext } from './fields.ts'

/** Facts §1.4. A category cannot be put on a transaction (error 2500). */
const TYPES = lookup<Item['type']>({
  Service: 'service',
  Inventory: 'inventory',
  NonInventory: 'non-inventory',
  Group: 'bundle',
  Bundle: 'bundle',
  Category: 'category',
})

export const toItem = (wire: WireItem, context: MapContext): Item => ({
  ...baseOf(wire, context),
  kind: 'item',
  name: wire.Name,
  active: wire.Active ?? true,
  type: TYPES[wire.Type ?? ''] ?? 'other',
  ...(wire.UnitPrice == null ? {} : { unitPrice: decimal(wire.UnitPrice, 'UnitPrice') }),
})
