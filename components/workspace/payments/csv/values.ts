import { isCalendarDate } from '../../../../core/ledger/dates.ts'
import type { PaymentStatus } from '../../../../core/ledger/records.ts'
import { readAmount } from '../../amount-text.ts'
import type { Mapping } from './mapping.ts'

const PARTS = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ].*)?$/

/** Month first, as in the United States, unless a day above twelve or dots in between say otherwise. */
export function dateOrderOf(cells: readonly string[]): Mapping['dateOrder'] {
  const parts = cells.flatMap(cell => [PARTS.exec(cell.trim())].filter(found => found !== null))
  if (parts.some(([, , second]) => Number(second) > 12)) return 'mdy'
  const dayFirst = parts.some(
    ([whole, first = '']) => first.length < 3 && (Number(first) > 12 || whole.includes('.')),
  )
  return dayFirst ? 'dmy' : 'mdy'
}

/** `2026-03-04`, `20260304`, `03/04/2026`, `4.3.26`, with or without a time; undefined for no day that exists. */
export function readDate(text: string, order: Mapping['dateOrder']): string | undefined {
  const bare = text.trim()
  const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(bare)
  const [, a = '', b = '', c = ''] = packed ?? PARTS.exec(bare) ?? []
  const [year, month, day] = a.length === 4 ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
  if (year.length !== 4 && year.length !== 2) return undefined
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? date : undefined
}

/** Minor units: `1,234.50`, `$5`, `USD 5.00`; brackets and a minus behind are below zero. NaN for no amount. */
export function readCellAmount(text: string, currency: string): number {
  const bare = text.replaceAll(currency, '').trim()
  const inside = /^\((.*)\)$/.exec(bare)?.[1] ?? /^(.*\d)\s*-$/.exec(bare)?.[1]
  // The sign may stand before the currency's: -$5.00. Two signs are no amount.
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/.exec(inside ?? bare) ?? []
  if (/^[-+]/.test(rest) || (sign && inside !== undefined)) return Number.NaN
  const below = sign === '-' || inside !== undefined
  return (below ? -1 : 1) * readAmount(rest, currency)
}

/** How processors and banks call the statuses of an ACH payment; NACHA return codes are failures. */
const STATUSES: [PaymentStatus, RegExp][] = [
  [
    'failed',
    /^(r\d\d\b.*|fail(ed|ure)?|return(ed)?|reject(ed)?|declined?|nsf|bounced|charge ?back|reversed|late return)$/,
  ],
  ['refunded', /^refund(ed)?$/],
  ['voided', /^(void(ed)?|cancell?ed)$/],
  ['succeeded', /^(succe(ss|ssful|eded)|settled|paid|completed?|cleared|posted|funded|collected|deposited)$/],
  [
    'authorized',
    /^(authori[sz]ed|pending|process(ing)?|submitted|in progress|in transit|initiated|originated|scheduled|accepted|sent)$/,
  ],
]

/** The first word that is known: `Returned - R01` failed. Undefined for one that is not. */
export function readStatus(text: string): PaymentStatus | undefined {
  const bare = text.trim().toLowerCase().replaceAll('_', ' ')
  const named = (word: string) => STATUSES.find(([, pattern]) => pattern.test(word))?.[0]
  return named(bare) ?? named(bare.split(/\s*[-–:(,]\s*/)[0] ?? '')
}
