import type * as z from 'zod/mini'
import { lineAmount } from '../../../ledger/money.ts'
import type { InvoiceLine } from '../../../ledger/records.ts'
import { amount, decimal, FieldError } from '../../fields.ts'
import { readShape } from '../../read-shape.ts'
import { documentLine, invoiceLine } from '../wire/rows.ts'
import type { MapContext } from './context.ts'

/** What a record owns, each row read; one that cannot be read would falsify it. @throws FieldError */
export function ownedBy<T>(key: string, { owned }: MapContext, schema: z.ZodMiniType<T>, list: string): T[] {
  return (owned.get(key) ?? []).map((raw, at) => {
    const read = readShape(schema, raw)
    if (read.success) return read.data
    const field = read.error.issues[0]?.path.join('.') || 'row'
    throw new FieldError(`${list}.${at}.${field}`, 'is missing or has a wrong shape')
  })
}

interface WireItemRef {
  'dimensions.item.key'?: string | null | undefined
  'dimensions.item.name'?: string | null | undefined
}

function itemOf(wire: WireItemRef): Pick<InvoiceLine, 'itemId' | 'itemName'> {
  const key = wire['dimensions.item.key']
  const name = wire['dimensions.item.name']
  return { ...(key ? { itemId: key } : {}), ...(key && name ? { itemName: name } : {}) }
}

/** A query gives subtotal and tax lines too, which one record's GET leaves out (facts §6.2, Traps). @throws FieldError */
export const invoiceLines = (key: string, currency: string, context: MapContext): InvoiceLine[] =>
  ownedBy(key, context, invoiceLine, 'lines')
    .filter(({ isSubtotal }) => !isSubtotal || isSubtotal === 'null')
    .map((wire, at) => ({
      ...(wire.memo ? { description: wire.memo } : {}),
      ...itemOf(wire),
      amount: amount(wire.txnAmount, currency, `lines.${at}.txnAmount`),
    }))

/** @throws FieldError */
export const documentLines = (key: string, currency: string, context: MapContext): InvoiceLine[] =>
  ownedBy(key, context, documentLine, 'lines').map((wire, at) => {
    const quantity = decimal(wire.unitQuantity ?? 0, `lines.${at}.unitQuantity`)
    const unitPrice = decimal(wire.unitPrice ?? 0, `lines.${at}.unitPrice`)
    return {
      ...(wire.lineDescription ? { description: wire.lineDescription } : {}),
      ...itemOf(wire),
      quantity,
      unitPrice,
      amount: lineAmount(quantity, unitPrice, currency),
    }
  })
