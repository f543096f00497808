import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { isImporting } from '../../core/ledger/connection.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import { Banner } from '../shared/banner.tsx'
import { Button, IconButton } from '../shared/button.tsx'
import { ImportBar } from '../shared/connection-status.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { LedgerTrouble } from '../shared/ledger-trouble.tsx'
import { type NavItem, SideNav } from '../shared/navigation.tsx'
import { PageFrame, PageHeader } from '../shared/page-frame.tsx'
import { SignInAgain } from '../shared/sign-in-again.tsx'
import { SystemAccess } from '../shared/system-access.tsx'
import { useTheme } from '../shared/theme.ts'
import { reasonText } from '../shared/trouble-text.ts'
import { type ConnectionState, useConnections } from '../shared/use-connections.ts'
import { usePreferences } from '../shared/use-preferences.ts'
import { type Address, addressOf, useAddress } from './address.ts'
import { useAttention } from './attention/use-attention.ts'
import { CompanyPicker } from './company-picker.tsx'
import { PAGES, type PageId, type PageProps, pageTitle } from './pages.tsx'

/** Invoices, payments, customers, the sync log: the ledger of one company at a time, in a tab of its own. */
export function Workspace() {
  useTheme()
  const address = useAddress()
  const { value: states, error } = useConnections()
  const current = states && currentOf(states, address)
  const page = PAGES.find(({ id }) => id === address.page) ?? PAGES[0]
  const main = useFocusOnChange(page.id)
  useEffect(() => {
    document.title = `${pageTitle(page.id)} – ${i18n.t('shared.product')}`
  }, [page.id])
  const company = address.params.get('connection') ?? undefined
  const preferences = usePreferences()?.preferences
  const attention = useAttention(preferences?.submitAuthorizedAch)
  const waiting = attention.value?.rows.length ?? 0
  const items: NavItem[] = PAGES.map(({ id, icon }) => ({
    id,
    icon,
    label: id === 'attention' ? i18n.t('attentionPage.short') : pageTitle(id),
    href: addressOf(id, { connection: company }),
    ...(id === 'attention' && waiting > 0 ? { count: waiting, tone: 'warn' as const } : {}),
  }))
  return (
    <PageFrame>
      <PageHeader title={pageTitle(page.id)}>
        {current && states.length > 1 && (
          <CompanyPicker states={states} current={current} address={address} />
        )}
        {current && states.length === 1 && (
          <span class="muted truncate">{current.connection.companyName}</span>
        )}
        <IconButton icon="settings" label={i18n.t('popup.settings')} onClick={() => openOptions()} />
      </PageHeader>
      <div class="sided workspace">
        <SideNav label={i18n.t('workspace.sections')} items={items} current={page.id} />
        <main class="stack stack-l min0" id="main" tabIndex={-1} ref={main}>
          {error && <LedgerTrouble error={error} />}
          {states?.length === 0 && <NoCompany />}
          {current && <Notices state={current} />}
          {/* What is shown of a record depends on the settings: none is shown as if they stood at their default. */}
          {current && preferences && (
            <Content
              page={page.id}
              state={current}
              address={address}
              attention={attention}
              key={current.connection.id}
            />
          )}
        </main>
      </div>
    </PageFrame>
  )
}

/** The company that the address names, else the one connected first. */
const currentOf = (states: ConnectionState[], { params }: Address): ConnectionState | undefined =>
  states.find(({ connection }) => connection.id === params.get('connection')) ?? states[0]

function Content({ page, ...props }: PageProps & { page: PageId }): ComponentChildren {
  const View = (PAGES.find(({ id }) => id === page) ?? PAGES[0]).view
  return <View {...props} />
}

const NoCompany = () => (
  <EmptyState
    icon="link"
    title={i18n.t('popup.firstTitle')}
    actions={
      <Button variant="primary" icon="link" onClick={() => openOptions()}>
        {i18n.t('popup.connect')}
      </Button>
    }
  >
    {i18n.t('popup.firstAbout')}
  </EmptyState>
)

/** What limits everything on the page: an import under way, a sign-in that ended, another home. */
function Notices({ state }: { state: ConnectionState }) {
  const { connection } = state
  return (
    <>
      <SystemAccess system={connection.system} />
      {connection.state === 'sign-in-needed' && (
        <Banner
          tone="warn"
          title={i18n.t('attention.signIn', 1)}
          actions={<SignInAgain connection={connection} />}
        >
          {reasonText(connection) ?? i18n.t('connection.waits')}
        </Banner>
      )}
      {(isImporting(connection) || state.settling) && (
        <div class="card card-body">
          <ImportBar state={state} />
        </div>
      )}
      {!connection.isHome && connection.state !== 'disconnected' && (
        <Banner tone="info" title={i18n.t('connection.homeElsewhereUnnamed')}>
          {i18n.t('connection.readOnly')}
        </Banner>
      )}
    </>
  )
}

/** After a change of page the next Tab starts in its content. */
function useFocusOnChange(page: string) {
  const main = useRef<HTMLElement>(null)
  const first = useRef(page)
  useEffect(() => {
    if (first.current !== page) main.current?.focus()
    first.current = ''
  }, [page])
  return main
}
