import { useEffect, useRef } from 'preact/hooks'
import type { PageView } from '../../../../core/messaging/views.ts'
import type { GuidePort } from '../../guide-port.ts'
import type { Status, StatusState } from '../../status.ts'
import { trusted } from '../../trusted.ts'
import { Icon, Mark } from '../icon.tsx'
import { clockTime, words } from '../words.ts'
import { Button } from './button.tsx'
import { InvoicePanel } from './invoice.tsx'
import { Note } from './note.tsx'
import {
  Choice,
  ConnectionNotes,
  Customer,
  Missing,
  NotConnected,
  Nothing,
  OtherCompany,
  Payment,
} from './states.tsx'

interface Props {
  status: Status
  guide: GuidePort
  /** Milliseconds. */
  now: number
  onClose: () => void
}

/** Everything the panel says, for whatever state the page's record is in. */
export function Panel({ status, guide, now, onClose }: Props) {
  const { context, view, problem, notice, orphaned, slow, waitsUntil } = status.state.value
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (notice || problem) body.current?.scrollTo({ top: 0 })
  }, [notice, problem])
  const system = words.systems[context?.system ?? ''] ?? ''
  return (
    <>
      <div class="head">
        <Mark size={20} />
        <div class="heading">
          <h2 id="title" tabIndex={-1}>
            {orphaned ? words.state.reloadTitle : titleOf(view)}
          </h2>
          {view && 'connection' in view && <p class="company">{view.connection.companyName}</p>}
        </div>
        <button type="button" class="close" aria-label={words.panel.close} onClick={trusted(onClose)}>
          <Icon name="close" />
        </button>
      </div>
      <div class="body" ref={body}>
        {orphaned ? (
          <>
            <p>{words.state.reload}</p>
            <div class="actions">
              <Button primary icon="sync" onPress={() => location.reload()}>
                {words.action.reload}
              </Button>
            </div>
          </>
        ) : (
          <>
            {view && 'connection' in view && <ConnectionNotes connection={view.connection} status={status} />}
            {problem && (
              <Note tone="bad">
                <p role="alert">{words.trouble(problem, system)}</p>
                <Details problem={problem} system={system} />
                <Button icon="sync" onPress={() => void status.refresh()}>
                  {words.action.retry}
                </Button>
              </Note>
            )}
            {waitsUntil && (
              <Note tone="info">
                <p role="status">{words.waits(system, clockTime(waitsUntil))}</p>
              </Note>
            )}
            {slow && (
              <Note tone="info">
                <p role="status">{words.slow(system)}</p>
                <Button onPress={() => status.stopWaiting()}>{words.stopWaiting}</Button>
              </Note>
            )}
            {notice && (
              <p class="notice" role="status">
                {notice}
              </p>
            )}
            {view ? (
              <Body view={view} status={status} guide={guide} system={system} now={now} />
            ) : (
              !problem && <p class="none">{words.checking}</p>
            )}
          </>
        )}
      </div>
    </>
  )
}

/** What came word by word, where we say it in other words. */
function Details({ problem, system }: { problem: NonNullable<StatusState['problem']>; system: string }) {
  if (words.trouble(problem, system) === problem.message) return null
  return (
    <details class="small">
      <summary>{words.details}</summary>
      {problem.message}
    </details>
  )
}

interface BodyProps extends Omit<Props, 'onClose'> {
  view: PageView
  system: string
}

function Body({ view, status, guide, system, now }: BodyProps) {
  switch (view.state) {
    case 'not-connected':
      return <NotConnected status={status} system={system} />
    case 'other-company':
      return <OtherCompany view={view} status={status} />
    case 'nothing':
      return <Nothing status={status} />
    case 'missing':
      return <Missing view={view} status={status} />
    case 'choice':
      return <Choice view={view} status={status} />
    case 'customer':
      return <Customer view={view} status={status} />
    case 'payment':
      return <Payment view={view} status={status} system={system} />
    case 'invoice':
      return <InvoicePanel view={view} status={status} guide={guide} system={system} now={now} />
  }
}

function titleOf(view: PageView | null): string {
  const w = words.state
  switch (view?.state) {
    case 'not-connected':
      return w.notConnectedTitle
    case 'other-company':
      return view.linkable ? w.unlinkedTitle : w.otherTitle
    case 'nothing':
      return w.nothingTitle
    case 'missing':
      return w.missingTitle(view.number)
    case 'choice':
      return w.choiceTitle
    case 'customer':
      return view.name
    case 'payment':
      return w.paymentTitle
    case 'invoice':
      return words.panel.invoice(view.invoice.number)
    default:
      return words.panel.label
  }
}
