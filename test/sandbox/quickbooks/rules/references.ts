import type { Books } from '../books/books.ts'
import type { Entity, EntityName, Line } from '../books/entities.ts'

const CARRIERS = ['Invoice', 'CreditMemo', 'Payment'] as const

/**
 * A reference shows the name that its customer or item has now, " (deleted)" included, without a new version
 * of the document (inferred: names are resolved on reading).
 */
export function renameReferences(books: Books, name: EntityName, before: Entity, after: Entity): void {
  if (name === 'Customer' && before.DisplayName !== after.DisplayName) {
    const CustomerRef = { value: after.Id, name: after.DisplayName }
    for (const carrier of CARRIERS)
      for (const { data } of books.rows(carrier))
        if ((data.CustomerRef as { value: string }).value === after.Id)
          books.adjust(carrier, data.Id, { CustomerRef })
  }
  if (name === 'Item' && before.Name !== after.Name)
    for (const carrier of ['Invoice', 'CreditMemo'] as const)
      for (const { data } of books.rows(carrier)) {
        const lines = data.Line as Line[]
        if (lines.some(line => itemIn(line) === after.Id))
          books.adjust(carrier, data.Id, { Line: lines.map(line => renamed(line, after)) })
      }
}

const itemIn = (line: Line): string | undefined => line.SalesItemLineDetail?.ItemRef?.value

const renamed = (line: Line, item: Entity): Line =>
  itemIn(line) === item.Id
    ? {
        ...line,
        SalesItemLineDetail: {
          ...line.SalesItemLineDetail,
          ItemRef: { value: item.Id, name: String(item.Name) },
        },
      }
    : line
