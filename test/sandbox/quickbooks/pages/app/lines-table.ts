import { type ComponentChild, h } from 'preact'
import { hooks, lineHook } from './hooks.ts'
import type { Lookups } from './records.ts'
import { emptyLine, type LineFields, withField } from './sales-form.ts'

type Field = 'item' | 'description' | 'quantity' | 'rate' | 'amount'
const FIELDS: [field: Field, title: string][] = [
  ['item', 'Product/service'],
  ['description', 'Description'],
  ['quantity', 'Qty'],
  ['rate', 'Rate'],
  ['amount', 'Amount'],
]

/** The lines of a sales form: a plain table of inputs, with one empty line to type in. */
export function LinesTable(props: {
  lines: LineFields[]
  lookups: Lookups
  disabled: boolean
  onLines: (lines: LineFields[]) => void
}): ComponentChild {
  const { lines, lookups, disabled, onLines } = props
  const shown = disabled ? lines : [...lines, emptyLine()]
  const change = (at: number, field: Field, value: string) => {
    const line = withField(shown[at] ?? emptyLine(), field, value, lookups)
    onLines(shown.map((held, index) => (index === at ? line : held)).slice(0, Math.max(lines.length, at + 1)))
  }
  return h(
    'table',
    { class: 'lines' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', {}, '#'),
        FIELDS.map(([field, title]) => h('th', { key: field, class: `col-${field}` }, title)),
        h('th', {}),
      ),
    ),
    h(
      'tbody',
      hooks(['table_body']),
      shown.map((line, at) =>
        h(
          'tr',
          { key: at, ...lineHook(at + 1) },
          h('td', { class: 'faint' }, String(at + 1)),
          FIELDS.map(([field, title]) =>
            h(
              'td',
              { key: field, class: `col-${field}` },
              h('input', {
                type: 'text',
                'aria-label': `${title} ${at + 1}`,
                value: line[field],
                disabled: disabled || line.kept !== undefined,
                ...(field === 'item' ? { list: 'items', autoComplete: 'off' } : {}),
                onInput: (event: Event) => change(at, field, (event.currentTarget as HTMLInputElement).value),
              }),
            ),
          ),
          h(
            'td',
            {},
            at < lines.length && !disabled
              ? h(
                  'button',
                  {
                    type: 'button',
                    class: 'quiet',
                    'aria-label': `Delete line ${at + 1}`,
                    onClick: () => onLines(lines.filter((_, index) => index !== at)),
                  },
                  '×',
                )
              : null,
          ),
        ),
      ),
    ),
    h(
      'datalist',
      { id: 'items' },
      lookups.items.filter(item => item.active).map(item => h('option', { key: item.id, value: item.name })),
    ),
  )
}
