import { expect, it } from 'vitest'
import { AccountingError, type Faultlet } from '../../../core/accounting/connector.ts'
import { asAccountingError, failureOf } from '../../../core/sync/push/failure.ts'

const NOW = '2026-06-01T00:00:00.000Z'
const of = (...faults: Faultlet[]) =>
  failureOf(new AccountingError('It was refused.', { class: 'needs-user', faults }), NOW)

it.each<[string, Faultlet[], object]>([
  ['no fault', [], { message: 'It was refused.' }],
  ['nothing said', [{ message: '' }], { message: 'It was refused.' }],
  [
    'one fault',
    [{ message: 'No', detail: 'Why', code: '6140', element: 'DocNumber' }],
    {
      message: 'No: Why',
      code: '6140',
      element: 'DocNumber',
    },
  ],
  ['a code alone', [{ message: '', code: '6140' }], { message: 'It was refused.', code: '6140' }],
  [
    'several',
    [
      { message: 'A', code: '1' },
      { message: 'B', detail: 'C' },
    ],
    {
      message: 'A\nB: C',
      faults: [{ message: 'A', code: '1' }, { message: 'B: C' }],
    },
  ],
])('a failure is kept as the books said it: %s', (_, faults, kept) => {
  expect(of(...faults)).toEqual({ class: 'needs-user', at: NOW, ...kept })
})

it('a slip of ours is a bug, whose outcome is not known', () => {
  expect(asAccountingError(new TypeError('x is undefined'))).toMatchObject({ class: 'bug', sent: 'maybe' })
})
