import { i18n } from '#i18n'
import { Select } from '../../../shared/field.tsx'
import { COLUMNS, type Column, type Mapping } from './mapping.ts'

/** Which column holds what. Guessed already; what the user changes is remembered for files like this one. */
export const MappingFields = ({
  headers,
  mapping,
  onMapping,
}: {
  headers: readonly string[]
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
}) => (
  <div class="csv-mapping">
    {COLUMNS.map(column => (
      <Select
        key={column}
        label={columnText(column)}
        value={String(mapping[column])}
        options={[
          { value: '-1', label: i18n.t('csvImport.noColumn') },
          ...headers.map((header, at) => ({
            value: String(at),
            label: header || i18n.t('csvImport.unnamed', { number: String(at + 1) }),
          })),
        ]}
        onValue={at => onMapping({ ...mapping, [column]: Number(at) })}
      />
    ))}
    <Select
      label={i18n.t('csvImport.dateOrder')}
      value={mapping.dateOrder}
      options={[
        { value: 'mdy', label: i18n.t('csvImport.monthFirst') },
        { value: 'dmy', label: i18n.t('csvImport.dayFirst') },
      ]}
      onValue={dateOrder => onMapping({ ...mapping, dateOrder })}
    />
  </div>
)

export function columnText(column: Column): string {
  switch (column) {
    case 'date':
      return i18n.t('csvImport.column.date')
    case 'invoice':
      return i18n.t('csvImport.column.invoice')
    case 'customer':
      return i18n.t('csvImport.column.customer')
    case 'amount':
      return i18n.t('csvImport.column.amount')
    case 'status':
      return i18n.t('csvImport.column.status')
    case 'reference':
      return i18n.t('csvImport.column.reference')
  }
}
