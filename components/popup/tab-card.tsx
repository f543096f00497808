import { i18n } from '#i18n'
import { type ActiveTab, systemOfHost } from '../../core/messaging/active-tab.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { Banner } from '../shared/banner.tsx'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { systemName } from '../shared/words.ts'
import { CustomerCard, PaymentCard } from './customer-card.tsx'
import { InvoiceCard } from './invoice-card.tsx'
import { LinkCompany } from './link-company.tsx'
import { MissingCard } from './missing-card.tsx'
import { SiteSwitch } from './site-switch.tsx'
import { SketchCard } from './sketch-card.tsx'
import type { TabFacts } from './use-tab-facts.ts'

/** The record that the tab shows, as AR knows it, with what can be done about it from here. */
export function TabCard({ tab, facts }: { tab: ActiveTab | null | undefined; facts: TabFacts }) {
  const { view, error, set } = facts.record
  if (!tab) return null
  if (!tab.context) {
    if (!tab.host) return null
    if (systemOfHost(tab.host)) return facts.systemAllowed ? <NoCompanion tab={tab} /> : null
    return facts.siteOn === undefined ? null : <SiteSwitch tab={tab} host={tab.host} on={facts.siteOn} />
  }
  return (
    <>
      <Record context={tab.context} view={view} error={error} onView={set} />
      {foundNothing(tab.context, view) && <SketchCard tabId={tab.id} />}
    </>
  )
}

/** Neither a record nor a list was recognised, or a record without anything that names it. */
const foundNothing = ({ kind, externalId, number }: PageContext, view: PageView | undefined): boolean =>
  kind === 'other' || (kind !== 'invoice-list' && !externalId && !number) || view?.state === 'nothing'

function Record({
  context,
  view,
  error,
  onView,
}: {
  context: PageContext
  onView: (view: PageView) => void
} & Pick<TabFacts['record'], 'view' | 'error'>) {
  return (
    <section class="card" aria-labelledby="tab-title">
      <h2 class="visually-hidden" id="tab-title">
        {i18n.t('popup.thisTab')}
      </h2>
      <div class="popup-card" aria-live="polite">
        <ErrorNotice error={error} />
        {view ? <Content view={view} context={context} onView={onView} /> : !error && <Waiting />}
      </div>
    </section>
  )
}

/** The page was open before the extension was, and its companion comes with the next load; or it may not come. */
const NoCompanion = ({ tab }: { tab: ActiveTab }) => (
  <>
    <Banner tone="info">{i18n.t('popup.reloadFirst')}</Banner>
    <SketchCard tabId={tab.id} />
  </>
)

const Waiting = () => (
  <>
    <span class="visually-hidden">{i18n.t('shared.loading')}</span>
    <div class="skeleton" aria-hidden="true">
      &nbsp;
    </div>
    <div class="skeleton" aria-hidden="true">
      &nbsp;
    </div>
  </>
)

interface ContentProps {
  view: PageView
  context: PageContext
  onView: (view: PageView) => void
}

function Content({ view, context, onView }: ContentProps) {
  switch (view.state) {
    case 'invoice':
      return <InvoiceCard view={view} context={context} onView={onView} />
    case 'missing':
      return <MissingCard view={view} context={context} onView={onView} />
    case 'customer':
      return <CustomerCard view={view} />
    case 'payment':
      return <PaymentCard view={view} />
    case 'choice':
      return <p>{i18n.t('popup.choice', { count: view.candidates.length })}</p>
    case 'nothing':
      return <p class="muted">{i18n.t('popup.nothing', { company: view.connection.companyName })}</p>
    case 'not-connected':
      return <NotConnected text={i18n.t('popup.systemNotConnected', { system: systemName(view.system) })} />
    case 'other-company':
      if (view.linkable)
        return <LinkCompany view={view} linkable={view.linkable} context={context} onView={onView} />
      return (
        <NotConnected
          text={
            view.pageCompany
              ? i18n.t('popup.otherCompany', { page: view.pageCompany })
              : i18n.t('popup.otherCompanyUnnamed')
          }
        />
      )
  }
}

const NotConnected = ({ text }: { text: string }) => (
  <>
    <p>{text}</p>
    <div class="row">
      <Button size="small" onClick={() => openOptions('connections').then(() => window.close())}>
        {i18n.t('popup.connectCompany')}
      </Button>
    </div>
  </>
)
