import { i18n } from '#i18n'
import { formatAmount } from '../../../../core/ledger/money.ts'
import type { Payment } from '../../../../core/ledger/records.ts'
import { Select } from '../../../shared/field.tsx'
import { Money } from '../../../shared/money.tsx'
import { StatusPill } from '../../../shared/pill.tsx'
import { dateText } from '../../../shared/time-text.ts'
import { paymentStatusText } from '../../../shared/words.ts'
import { counted, countText, effectText, KINDS, TONES } from './effect-words.ts'
import { columnText } from './mapping-fields.tsx'
import type { Answers, Foreseen } from './preview.ts'

/** More are counted, not listed: what needs the user stands first. */
const LISTED = 200

type OnAnswer = (reference: string, is: string) => void

/** What each row would do, before anything is done. */
export function PreviewTable({
  rows,
  answers,
  onAnswer,
}: {
  rows: readonly Foreseen[] | undefined
  answers: Answers
  onAnswer: OnAnswer
}) {
  if (!rows) return <p class="muted">{i18n.t('shared.loading')}</p>
  // An answered row stays where it was asked.
  const rank = (row: Foreseen) =>
    row.ready && answers.has(row.ready.row.reference) ? 0 : KINDS.indexOf(row.effect.kind)
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b) || a.row - b.row)
  return (
    <section class="stack stack-s" aria-label={i18n.t('csvImport.preview')}>
      <p class="row" role="status">
        {counted(rows.map(({ effect }) => effect.kind)).map(({ kind, count }) => (
          <StatusPill key={kind} tone={TONES[kind]}>
            {countText(kind, count)}
          </StatusPill>
        ))}
      </p>
      <div class="table-scroll csv-preview">
        <table class="table table-small">
          <caption class="visually-hidden">{i18n.t('csvImport.preview')}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t('csvImport.row')}</th>
              <th scope="col">{columnText('date')}</th>
              <th scope="col">{i18n.t('csvImport.payer')}</th>
              <th scope="col" class="amount">
                {columnText('amount')}
              </th>
              <th scope="col">{columnText('reference')}</th>
              <th scope="col">{i18n.t('csvImport.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, LISTED).map(row => (
              <PreviewRow key={row.row} foreseen={row} answers={answers} onAnswer={onAnswer} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > LISTED && <p class="muted small">{i18n.t('csvImport.more', rows.length - LISTED)}</p>}
    </section>
  )
}

function PreviewRow({
  foreseen: { row, said, ready, effect, currency, candidates },
  answers,
  onAnswer,
}: {
  foreseen: Foreseen
  answers: Answers
  onAnswer: OnAnswer
}) {
  return (
    <tr>
      <td>{row}</td>
      <td class="nowrap">{ready ? dateText(ready.row.date) : said.date}</td>
      <td>
        {ready?.customer.name ?? said.customer}
        {said.invoice && (
          <div class="muted small">{i18n.t('csvImport.forInvoice', { number: said.invoice })}</div>
        )}
      </td>
      <td class="amount">
        {ready && currency ? <Money amount={ready.row.amount} currency={currency} /> : said.amount}
      </td>
      <td>{said.reference}</td>
      <td class="wide-cell">
        <StatusPill tone={TONES[effect.kind]}>{effectText(effect)}</StatusPill>{' '}
        {effect.kind === 'new' && ready && <span class="small">{paymentStatusText(ready.row.status)}</span>}
        {effect.kind === 'refused' && <p class="small">{effect.message}</p>}
        {ready && candidates && (
          <Select
            label={i18n.t('csvImport.whichFor', { reference: said.reference })}
            hideLabel
            value={answers.get(said.reference) ?? ''}
            options={[
              { value: '', label: i18n.t('csvImport.chooseWhich') },
              ...candidates.map(payment => ({ value: payment.id, label: candidateText(payment) })),
              { value: 'new', label: i18n.t('csvImport.isNew') },
            ]}
            onValue={is => is && onAnswer(said.reference, is)}
          />
        )}
      </td>
    </tr>
  )
}

const candidateText = (payment: Payment): string =>
  i18n.t('csvImport.isThis', {
    amount: formatAmount(payment.amount, payment.currency),
    date: dateText(payment.date),
    status: paymentStatusText(payment.status),
  })
