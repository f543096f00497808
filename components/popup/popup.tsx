import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { type ActiveTab, readActiveTab, systemOfHost } from '../../core/messaging/active-tab.ts'
import { send } from '../../core/messaging/client.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import { Banner } from '../shared/banner.tsx'
import { Button, IconButton } from '../shared/button.tsx'
import { BrandMark } from '../shared/icons.tsx'
import { PageFrame } from '../shared/page-frame.tsx'
import { SystemAccess } from '../shared/system-access.tsx'
import { useTheme } from '../shared/theme.ts'
import { toast } from '../shared/toasts.tsx'
import { asCommandError } from '../shared/use-command.ts'
import { type ConnectionState, useConnections } from '../shared/use-connections.ts'
import { AttentionList, useAttentionCounts } from './attention-list.tsx'
import { ConnectionList } from './connection-list.tsx'
import { FirstRun } from './first-run.tsx'
import { ImportByNumber } from './import-by-number.tsx'
import { TabCard } from './tab-card.tsx'
import { useTabFacts } from './use-tab-facts.ts'

/** What the toolbar button opens: this tab's record, what needs attention, and the state of every connection. */
export function Popup() {
  useTheme()
  const { value: connections, error } = useConnections()
  const tab = useActiveTab()
  const facts = useTabFacts(tab)
  const { value: counts, error: countsError } = useAttentionCounts()
  // What stands below would move under the pointer when these come.
  const above = facts.known && (counts || countsError || error)
  return (
    <PageFrame>
      <header class="popup-head">
        <BrandMark />
        <h1 class="grow">{i18n.t('shared.product')}</h1>
        <IconButton icon="settings" label={i18n.t('popup.settings')} onClick={() => leave(openOptions())} />
        <Button size="small" variant="primary" icon="panel" onClick={() => leave(send('page.open', {}))}>
          {i18n.t('popup.workspace')}
        </Button>
      </header>
      <main class="popup-body" id="main" tabIndex={-1}>
        {error && (
          <Banner
            tone="bad"
            live="alert"
            title={i18n.t('popup.noLedger')}
            actions={
              <Button size="small" onClick={() => leave(openOptions())}>
                {i18n.t('ledgerTrouble.what')}
              </Button>
            }
          >
            {error.message}
          </Banner>
        )}
        {[...systemsOf(connections ?? [], tab)].map(system => (
          <SystemAccess key={system} system={system} />
        ))}
        {connections?.length === 0 && tab !== undefined && (
          <>
            <FirstRun tab={tab} />
            {/* The error guide needs no company. */}
            {tab && !tab.context && <TabCard tab={tab} facts={facts} />}
          </>
        )}
        {connections && connections.length > 0 && (
          <>
            <TabCard tab={tab} facts={facts} />
            {above && (
              <>
                <AttentionList counts={counts} />
                <ConnectionList states={connections} />
                <ImportByNumber states={connections} />
              </>
            )}
          </>
        )}
      </main>
    </PageFrame>
  )
}

/** What the connected companies and this tab need. */
const systemsOf = (states: ConnectionState[], tab: ActiveTab | null | undefined) =>
  new Set(
    [...states.map(({ connection }) => connection.system), systemOfHost(tab?.host)].filter(
      system => system !== undefined,
    ),
  )

/** The popup closes itself when a tab opens; where it does not, it says what went wrong. */
const leave = (opening: Promise<unknown>) =>
  opening.then(
    () => window.close(),
    error => toast({ tone: 'bad', message: asCommandError(error).message }),
  )

/** Undefined while it is asked; null where there is no tab. */
function useActiveTab(): ActiveTab | null | undefined {
  const [tab, setTab] = useState<ActiveTab | null>()
  useEffect(() => {
    readActiveTab().then(
      found => setTab(found ?? null),
      () => setTab(null),
    )
  }, [])
  return tab
}
