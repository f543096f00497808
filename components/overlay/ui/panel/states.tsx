import type { ComponentChildren } from 'preact'
import { formatAmount } from '../../../../core/ledger/money.ts'
import type { ConnectionView, PageView } from '../../../../core/messaging/views.ts'
import type { Status } from '../../status.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { ImportAnother, ImportForm } from './import-form.tsx'
import { Note } from './note.tsx'

const w = words.state
type View<S extends PageView['state']> = Extract<PageView, { state: S }>

const Message = ({ text, children }: { text: string; children?: ComponentChildren }) => (
  <>
    <p>{text}</p>
    {children && <div class="actions">{children}</div>}
  </>
)

export const NotConnected = ({ status, system }: { status: Status; system: string }) => (
  <Message text={w.notConnected(system)}>
    <Button primary onPress={() => void status.open('options/connections')}>
      {words.action.connect}
    </Button>
  </Message>
)

export const OtherCompany = ({ view, status }: { view: View<'other-company'>; status: Status }) => (
  <Message text={view.linkable ? w.unlinked(view.pageCompany ?? '') : w.other(view.connected)}>
    <Button onPress={() => void status.open('options/connections')}>{words.action.connect}</Button>
  </Message>
)

/** A list, or a form that is not saved yet: nothing to say of a record, but one can be brought in. */
export const Nothing = ({ status }: { status: Status }) => (
  <>
    <p>{status.state.value.context?.kind === 'invoice' ? w.newInvoice : w.nothing}</p>
    <ImportForm status={status} />
    <div class="actions">
      <Button icon="external" label={words.action.openWorkspace} onPress={() => void status.open()}>
        {words.action.workspace}
      </Button>
    </div>
  </>
)

/** Which of the reasons it is, with the button that mends it (design §3, Missing invoice). */
export function Missing({ view, status }: { view: View<'missing'>; status: Status }) {
  const busy = status.state.value.busy
  return (
    <>
      <p>{w.missing(view.reason, view.keptNumber)}</p>
      {(view.reason === 'not-imported' || view.reason === 'deleted') && (
        <ImportForm key={view.number ?? ''} status={status} number={view.number} />
      )}
      <div class="actions">
        {view.reason === 'archived' && (
          <Button
            primary
            icon="archive"
            busy={busy === 'archive'}
            blocked={busy !== null}
            onPress={() => void status.archive(false)}
          >
            {words.action.unarchive}
          </Button>
        )}
        {view.reason === 'skipped' && (
          <Button primary onPress={() => void status.open('options/invoices')}>
            {words.action.settings}
          </Button>
        )}
        <Button icon="external" label={words.action.openWorkspace} onPress={() => void status.open()}>
          {words.action.workspace}
        </Button>
      </div>
    </>
  )
}

export const Choice = ({ view, status }: { view: View<'choice'>; status: Status }) => (
  <>
    <p>{w.choice}</p>
    <ul class="candidates">
      {view.candidates.map(candidate => (
        <li key={candidate.id} class="row">
          <span>
            {words.panel.invoice(candidate.number)} · {candidate.customerName}
          </span>
          <span class="number">{formatAmount(candidate.total, candidate.currency)}</span>
        </li>
      ))}
    </ul>
    <div class="actions">
      <Button icon="external" label={words.action.openWorkspace} onPress={() => void status.open()}>
        {words.action.workspace}
      </Button>
    </div>
  </>
)

export const Customer = ({ view, status }: { view: View<'customer'>; status: Status }) => (
  <>
    <dl class="sums">
      <Sum name={w.openInvoices}>{view.openCount}</Sum>
      <Sum name={w.openBalance}>{formatAmount(view.openBalance, view.currency)}</Sum>
      <Sum name={w.overdueBalance}>{formatAmount(view.overdueBalance, view.currency)}</Sum>
    </dl>
    <ImportAnother status={status} />
    <RecordActions status={status} />
  </>
)

const Sum = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd class="number">{children}</dd>
  </div>
)

export const Payment = ({
  view,
  status,
  system,
}: {
  view: View<'payment'>
  status: Status
  system: string
}) => (
  <>
    <dl class="sums">
      <Sum name={words.paymentStatus[view.paymentStatus]}>{formatAmount(view.amount, view.currency)}</Sum>
    </dl>
    {view.failedStillThere ? (
      <Note tone="bad">{w.paymentFailed(system)}</Note>
    ) : (
      <p class="sub">
        {words.sync[view.syncState]} · {words.standing(view.standing, system)}
      </p>
    )}
    <ImportAnother status={status} />
    <RecordActions status={status} />
  </>
)

const RecordActions = ({ status }: { status: Status }) => (
  <div class="actions">
    <Button
      primary
      icon="sync"
      busy={status.state.value.busy === 'sync'}
      blocked={status.state.value.busy !== null}
      onPress={() => void status.sync()}
    >
      {status.state.value.busy === 'sync' ? words.action.syncing : words.action.sync}
    </Button>
    <Button icon="external" label={words.action.openWorkspace} onPress={() => void status.open()}>
      {words.action.workspace}
    </Button>
  </div>
)

/** What concerns the connection and not the record: sign-in, first import, another browser's home. */
export function ConnectionNotes({ connection, status }: { connection: ConnectionView; status: Status }) {
  const { importing } = connection
  return (
    <>
      {connection.state !== 'connected' && (
        <Note tone="warn">
          <strong>{w.signInTitle}</strong>
          <p>{connection.stateReason ?? w.signIn(connection.companyName)}</p>
          <Button onPress={() => void status.open('options/connections')}>{words.action.signIn}</Button>
        </Note>
      )}
      {importing && (
        <div class="importing" role="status">
          <span>{w.importingTitle}</span>
          <span class="number">
            {w.importing(importing.done.toLocaleString(), importing.total.toLocaleString())}
          </span>
          <progress max={Math.max(importing.total, 1)} value={importing.done} aria-label={w.importingTitle} />
        </div>
      )}
      {connection.state === 'connected' && !connection.isHome && (
        <Note tone="muted">{words.panel.notHome(connection.companyName)}</Note>
      )}
    </>
  )
}
