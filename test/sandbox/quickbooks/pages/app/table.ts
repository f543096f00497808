import { type ComponentChild, h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { hooks } from './hooks.ts'
import { useRedraw } from './redraw.ts'

const ROW_HEIGHT = 48
/** Rows drawn beyond what is seen, above and below. */
const OVERSCAN = 4

export interface Column<Row> {
  title: string
  width: string
  right?: boolean
  cell: (row: Row) => ComponentChild
}

/** A list of which only the rows on the screen exist (facts §2.3, Tables); they come and go while scrolling. */
export function VirtualTable<Row>(props: {
  label: string
  columns: Column<Row>[]
  total: number
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  onOpen?: (row: Row) => void
  /** Told which rows are about to be seen. */
  onWindow?: (from: number, to: number) => void
}): ComponentChild {
  const { columns, total, rowAt, keyOf, onOpen, onWindow } = props
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const redraw = useRedraw()
  const from = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - OVERSCAN)
  const to = Math.min(total, Math.ceil((view.top + view.height) / ROW_HEIGHT) + OVERSCAN)
  useEffect(() => onWindow?.(from, to), [from, to, total])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    addEventListener('resize', measure)
    return () => {
      element.removeEventListener('scroll', measure)
      removeEventListener('resize', measure)
    }
  }, [])
  const grid = { 'grid-template-columns': columns.map(column => column.width).join(' ') }
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
  return h(
    'div',
    { class: 'table', role: 'table', 'aria-label': props.label, 'aria-rowcount': total + 1 },
    h(
      'div',
      { class: 'table-head', role: 'row', style: grid },
      columns.map(column =>
        h(
          'div',
          { key: column.title, role: 'columnheader', class: column.right ? 'right' : '' },
          column.title,
        ),
      ),
    ),
    h(
      'div',
      { ref: box, ...hooks(['virtual_table'], 'table-view'), tabIndex: 0 },
      h(
        'div',
        { class: 'table-space', style: { height: `${total * ROW_HEIGHT}px` } },
        indexes.map(index => {
          const row = rowAt(index)
          const style = { ...grid, transform: `translateY(${index * ROW_HEIGHT}px)` }
          if (!row) return h('div', { key: `wait-${index}`, class: 'table-row waiting', style })
          return h(
            'div',
            {
              key: `${keyOf(row)}-${redraw}`,
              role: 'row',
              class: 'table-row',
              'aria-rowindex': index + 2,
              style,
              onClick: (event: MouseEvent) => {
                if (!(event.target as Element).closest('a,button')) onOpen?.(row)
              },
            },
            columns.map(column =>
              h(
                'div',
                {
                  key: column.title,
                  role: 'cell',
                  ...hooks(['table_cell'], `cell${column.right ? ' right' : ''}`),
                },
                column.cell(row),
              ),
            ),
          )
        }),
      ),
    ),
  )
}
