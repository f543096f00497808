import { type ComponentChild, h, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Refused } from './api.ts'
import { CreditMemoPage } from './credit-memo.ts'
import { CustomerPage } from './customer.ts'
import { CustomersPage } from './customers.ts'
import { Frame } from './frame.ts'
import { HelpPage } from './help.ts'
import { HomePage } from './home.ts'
import { setUpHooks } from './hooks.ts'
import { InvoicePage } from './invoice.ts'
import { InvoicesPage } from './invoices.ts'
import { Banner, Dialogs, dismiss, show, Toasts } from './messages.ts'
import { PaymentPage } from './payment.ts'
import { redrawAll } from './redraw.ts'
import { followLinks, isForm, type Route, useRoute } from './router.ts'
import { SalesPage } from './sales.ts'
import { loadSession } from './session.ts'
import { SettingsPage } from './settings.ts'

/** What a page address shows. */
function pageFor(page: string, query: URLSearchParams): ComponentChild {
  switch (page) {
    case 'invoices':
      return h(InvoicesPage, {})
    case 'sales':
      return h(SalesPage, {})
    case 'invoice':
      return h(InvoicePage, { key: query.get('txnId') ?? 'new', query })
    case 'recvpayment':
      return h(PaymentPage, { key: query.get('txnId') ?? 'new', query })
    case 'creditmemo':
      return h(CreditMemoPage, { key: query.get('txnId') ?? 'new', query })
    case 'customers':
      return h(CustomersPage, {})
    case 'customerdetail':
      return h(CustomerPage, { key: query.get('nameId') ?? '', id: query.get('nameId') ?? '' })
    case 'settings':
      return h(SettingsPage, { panel: query.get('panel') ?? 'sales' })
    case 'help':
      return h(HelpPage, {})
    default:
      return h(HomePage, {})
  }
}

function View({ route }: { route: Route }): ComponentChild {
  const own = pageFor(route.page, route.query)
  if (!isForm(route.page)) return h('main', { class: 'page' }, h(Banner, {}), own)
  // A form lies over what it was opened from; that stays in the document behind it.
  const behind = route.behind && new URL(route.behind, location.href)
  return h(
    'div',
    {},
    behind
      ? h(
          'main',
          { class: 'page', 'aria-hidden': 'true' },
          pageFor(behind.pathname.split('/')[2] ?? '', behind.searchParams),
        )
      : null,
    own,
  )
}

function App(): ComponentChild {
  const route = useRoute()
  const [ready, setReady] = useState(false)
  useEffect(() => {
    loadSession().then(
      session => {
        setUpHooks(session)
        setReady(true)
        for (const message of session.show) show(message)
      },
      (error: unknown) =>
        show({
          where: 'dialog',
          title: 'Signed out',
          text: error instanceof Refused ? error.message : 'The page could not be loaded.',
        }),
    )
  }, [])
  useEffect(() => {
    if (ready) dismiss()
  }, [`${route.page}?${route.query}`])
  return h(
    'div',
    { class: 'app' },
    ready ? h(Frame, { page: route.page }, h(View, { route })) : h('div', { class: 'loading' }, 'Loading…'),
    h(Toasts, {}),
    h(Dialogs, {}),
  )
}

// From a test that drives the page: `sandbox.show({ where, text })`, `sandbox.redraw()`.
Object.assign(window, { sandbox: { show, dismiss, redraw: redrawAll } })

followLinks()
const root = document.getElementById('app')
if (root) render(h(App, {}), root)
