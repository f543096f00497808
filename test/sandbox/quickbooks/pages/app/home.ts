import { type ComponentChild, h } from 'preact'
import { get } from './api.ts'
import { money } from './format.ts'
import { useLoaded } from './redraw.ts'
import { session } from './session.ts'

interface Sum {
  currency: string
  overdue: number
  notDue: number
  count: number
}

export function HomePage(): ComponentChild {
  const [sums] = useLoaded(() => get<Sum[]>('/summary'), ['summary'])
  return h(
    'div',
    {},
    h('h1', {}, session().company.name),
    h(
      'section',
      { class: 'card', 'aria-label': 'Invoices' },
      h('h2', {}, 'Invoices'),
      (sums ?? []).map(sum => {
        const whole = sum.overdue + sum.notDue || 1
        return h(
          'div',
          { key: sum.currency, class: 'sum' },
          h(
            'p',
            {},
            `${money(sum.overdue + sum.notDue, sum.currency)} unpaid in ${sum.count} ${sum.count === 1 ? 'invoice' : 'invoices'}`,
          ),
          h(
            'div',
            { class: 'bar', 'aria-hidden': 'true' },
            h('span', { class: 'bar-overdue', style: { width: `${(sum.overdue / whole) * 100}%` } }),
          ),
          h(
            'p',
            { class: 'faint' },
            `${money(sum.overdue, sum.currency)} overdue · ${money(sum.notDue, sum.currency)} not due yet`,
          ),
        )
      }),
      h('p', {}, h('a', { href: '/app/invoices' }, 'See all invoices')),
    ),
  )
}
