import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Preferences } from '../../core/preferences/parse.ts'
import { Banner } from '../shared/banner.tsx'
import type { IconName } from '../shared/icons.tsx'
import { LedgerTrouble } from '../shared/ledger-trouble.tsx'
import { type NavItem, SideNav, useSection } from '../shared/navigation.tsx'
import { PageFrame, PageHeader } from '../shared/page-frame.tsx'
import { useTheme } from '../shared/theme.ts'
import { type ConnectionState, useConnections } from '../shared/use-connections.ts'
import { usePreferences } from '../shared/use-preferences.ts'
import { CadenceSection } from './cadence/cadence-section.tsx'
import { CompanionSection } from './companion-section.tsx'
import { ConnectionsSection } from './connections/connections-section.tsx'
import { DataSection } from './data/data-section.tsx'
import { GuideSection } from './guide/guide-section.tsx'
import { InvoicesSection } from './invoices-section.tsx'
import { PaymentsSection } from './payments-section.tsx'
import { SavedNotice } from './saved.tsx'

const SECTIONS = [
  'connections',
  'invoices',
  'payments',
  'cadence',
  'error-guide',
  'page-companion',
  'data',
] as const
type SectionId = (typeof SECTIONS)[number]

const ICONS: Record<SectionId, IconName> = {
  connections: 'link',
  invoices: 'invoice',
  payments: 'payment',
  cadence: 'bell',
  'error-guide': 'book',
  'page-companion': 'panel',
  data: 'database',
}

const titleOf = (section: SectionId): string => {
  switch (section) {
    case 'connections':
      return i18n.t('options.connections')
    case 'invoices':
      return i18n.t('options.invoices')
    case 'payments':
      return i18n.t('options.payments')
    case 'cadence':
      return i18n.t('options.cadence')
    case 'error-guide':
      return i18n.t('options.guide')
    case 'page-companion':
      return i18n.t('options.companion')
    case 'data':
      return i18n.t('options.data')
  }
}

/** What every section of the settings is given. */
export interface SectionProps {
  preferences: Preferences
  connections: ConnectionState[]
}

/** The settings, in a tab of their own; each section has an address. */
export function Options() {
  useTheme()
  const section = useSection(SECTIONS)
  const loaded = usePreferences()
  const { value: connections, error } = useConnections()
  const main = useFocusOnChange(section)
  const waiting = connections?.filter(({ connection }) => connection.state === 'sign-in-needed').length ?? 0
  useEffect(() => {
    document.title = `${titleOf(section)} – ${i18n.t('shared.product')}`
  }, [section])
  const items: NavItem[] = SECTIONS.map(id => ({
    id,
    label: titleOf(id),
    icon: ICONS[id],
    ...(id === 'connections' && waiting > 0 ? { count: waiting, tone: 'warn' as const } : {}),
  }))
  return (
    <PageFrame>
      <PageHeader title={i18n.t('options.title')}>
        <SavedNotice />
      </PageHeader>
      <div class="sided">
        <SideNav label={i18n.t('options.sections')} items={items} current={section} />
        <main class="stack stack-l options-main" id="main" tabIndex={-1} ref={main}>
          {error && <LedgerTrouble error={error} />}
          {loaded && (loaded.failure || loaded.reset.length > 0) && (
            <Banner tone="warn" title={i18n.t('options.resetTitle')}>
              {loaded.failure ?? i18n.t('options.reset', { names: loaded.reset.join(', ') })}
            </Banner>
          )}
          {/* Which companies are connected is not known then: none is offered to be connected anew. */}
          {loaded && (connections || (error && section !== 'connections')) && (
            <Content section={section} preferences={loaded.preferences} connections={connections ?? []} />
          )}
        </main>
      </div>
    </PageFrame>
  )
}

function Content({ section, ...props }: SectionProps & { section: SectionId }): ComponentChildren {
  switch (section) {
    case 'connections':
      return <ConnectionsSection {...props} />
    case 'invoices':
      return <InvoicesSection {...props} />
    case 'payments':
      return <PaymentsSection {...props} />
    case 'cadence':
      return <CadenceSection {...props} />
    case 'error-guide':
      return <GuideSection {...props} />
    case 'page-companion':
      return <CompanionSection {...props} />
    case 'data':
      return <DataSection {...props} />
  }
}

/** After a change of section the next Tab starts in its content, and screen readers begin there. */
function useFocusOnChange(section: string) {
  const main = useRef<HTMLElement>(null)
  const first = useRef(section)
  useEffect(() => {
    if (first.current !== section) main.current?.focus()
    first.current = ''
  }, [section])
  return main
}
