import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { LineShown, RemedyChange } from '../../../core/ledger/remedies.ts'
import { Money } from '../../shared/money.tsx'
import { dateText } from '../../shared/time-text.ts'
import { changeText } from './remedy-words.ts'

/** What will be different, before and after. */
export const ChangeTable = ({ changes, currency }: { changes: RemedyChange[]; currency: string }) => (
  <table class="table">
    <thead>
      <tr>
        <th scope="col">{i18n.t('remedies.what')}</th>
        <th scope="col">{i18n.t('remedies.before')}</th>
        <th scope="col">{i18n.t('remedies.after')}</th>
      </tr>
    </thead>
    <tbody>
      {changes.map(change => (
        <tr key={JSON.stringify(change)}>
          <td class="muted">{changeText(change)}</td>
          <td>{valueBefore(change, currency)}</td>
          <td>{valueAfter(change, currency)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

function valueBefore(change: RemedyChange, currency: string): ComponentChildren {
  switch (change.what) {
    case 'number':
      return change.before || i18n.t('workspace.noNumber')
    case 'date':
    case 'dueDate':
      return dateText(change.before)
    case 'total':
      return <Money amount={change.before} currency={currency} />
    case 'line':
      return <Line line={change.before} currency={currency} />
    case 'customer':
      return change.name
    case 'item':
      return `${change.name} · ${i18n.t('customers.inactivePill')}`
  }
}

function valueAfter(change: RemedyChange, currency: string): ComponentChildren {
  switch (change.what) {
    case 'number':
      return <strong>{change.after}</strong>
    case 'date':
    case 'dueDate':
      return <strong>{dateText(change.after)}</strong>
    case 'total':
      return <Money amount={change.after} currency={currency} class="strong" />
    case 'line':
      return change.after ? (
        <Line line={change.after} currency={currency} />
      ) : (
        <strong>{i18n.t('remedies.lineRemoved')}</strong>
      )
    case 'customer':
      return change.how === 'created' ? i18n.t('remedies.customerCreated') : i18n.t('remedies.customerThere')
    case 'item':
      return <strong>{i18n.t('remedies.itemRestored')}</strong>
  }
}

const Line = ({ line, currency }: { line: LineShown; currency: string }) => (
  <>
    {line.name}
    {line.unitPrice !== undefined && ` · ${line.quantity ?? '1'} × ${line.unitPrice}`} ·{' '}
    <Money amount={line.amount} currency={currency} />
  </>
)
