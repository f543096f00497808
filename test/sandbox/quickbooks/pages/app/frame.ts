import { type ComponentChild, type ComponentChildren, h } from 'preact'
import { useState } from 'preact/hooks'
import { session } from './session.ts'

const LINKS: [page: string, title: string, mark: string][] = [
  ['homepage', 'Home', '⌂'],
  ['sales', 'All sales', '$'],
  ['invoices', 'Invoices', '▤'],
  ['customers', 'Customers', '◉'],
  ['settings', 'Settings', '⚙'],
  ['help', 'Help', '?'],
]

const NEW: [address: string, title: string][] = [
  ['/app/invoice', 'Invoice'],
  ['/app/recvpayment', 'Receive payment'],
  ['/app/creditmemo', 'Credit memo'],
]

/** The bar on top and the navigation on the left, around every view. */
export function Frame({ page, children }: { page: string; children?: ComponentChildren }): ComponentChild {
  return h(
    'div',
    { class: 'frame' },
    h(
      'header',
      { class: 'topbar' },
      h(
        'a',
        { class: 'brand', href: '/app/homepage' },
        h('span', { class: 'brand-mark', 'aria-hidden': 'true' }, 'qb'),
        'QuickBooks',
      ),
      h(CompanySwitch, {}),
      h('span', { class: 'user', title: session().user }, initials(session().user)),
    ),
    h(
      'nav',
      { class: 'side', 'aria-label': 'Main' },
      h(NewMenu, {}),
      LINKS.map(([name, title, mark]) =>
        h(
          'a',
          { key: name, href: `/app/${name}`, ...(page === name ? { 'aria-current': 'page' } : {}) },
          h('span', { class: 'side-mark', 'aria-hidden': 'true' }, mark),
          title,
        ),
      ),
    ),
    children,
  )
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map(word => word.charAt(0))
    .join('')

/** Changing the company loads the page anew, with other cookies (facts §2.1, §2.2). */
function CompanySwitch(): ComponentChild {
  const { company, companies } = session()
  return h(
    'label',
    { class: 'company' },
    h('span', { class: 'visually-hidden' }, 'Company'),
    h(
      'select',
      {
        value: company.realmId,
        onChange: (event: Event) => {
          const realm = (event.currentTarget as HTMLSelectElement).value
          location.assign(`/app/switchCompany?companyId=${realm}`)
        },
      },
      companies.map(({ realmId, name }) => h('option', { key: realmId, value: realmId }, name)),
    ),
  )
}

function NewMenu(): ComponentChild {
  const [open, setOpen] = useState(false)
  return h(
    'div',
    { class: 'new' },
    h(
      'button',
      { type: 'button', class: 'new-button', 'aria-expanded': open, onClick: () => setOpen(!open) },
      '+ New',
    ),
    open
      ? h(
          'div',
          { class: 'menu', role: 'menu', onClick: () => setOpen(false) },
          NEW.map(([address, title]) => h('a', { key: address, role: 'menuitem', href: address }, title)),
        )
      : null,
  )
}
