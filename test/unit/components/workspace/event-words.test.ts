import { describe, expect, it } from 'vitest'
import { dateText } from '../../../../components/shared/time-text.ts'
import { eventLabel, eventText } from '../../../../components/workspace/event-words.ts'

describe('what the worker logs by its name', () => {
  it.each([
    ['removed', 'creditMemo', 'The credit memo was deleted in the accounting system and is removed here.'],
    ['deleted-there', 'invoice', 'The invoice was deleted in the accounting system.'],
    [
      'owed-again',
      'payment',
      'The payment was deleted in the accounting system. What it covered is owed again.',
    ],
    ['skipped', 'invoice', 'Skipped: its number is taken, and Allow Duplicate Invoice Numbers is off.'],
    ['reminder-later:2', 'invoice', '2 more reminders wait for tomorrow: the most for one day have gone.'],
    ['reminder-ready:7', 'invoice', 'A reminder is ready to be sent by you (7 days after).'],
    [
      'reminder-skipped:-3',
      'invoice',
      'A reminder was skipped: this browser was not running on its day (3 days before).',
    ],
    ['no-pdf', 'invoice', 'The PDF of the invoice could not be fetched.'],
  ] as const)('%s is said in words', (message, entity, words) => {
    expect(eventText({ message, entity })).toBe(words)
  })

  it.each(['A sentence.', 'constructor', '__proto__', 'reminder-lost:7'])(
    'anything else stays as it is: %s',
    message => {
      expect(eventText({ message })).toBe(message)
    },
  )
})

it.each([
  ['payment', 'Amy, 2026-01-02', `Amy, ${dateText('2026-01-02')}`],
  ['creditMemo', 'Pine, Oak & Co, 2026-01-02', `Pine, Oak & Co, ${dateText('2026-01-02')}`],
  ['payment', 'Amy, 2026-02-30', 'Amy, 2026-02-30'],
  ['invoice', '2026-01-02', '2026-01-02'],
  ['customer', 'Bakers since, 2026-01-02', 'Bakers since, 2026-01-02'],
  ['payment', undefined, ''],
] as const)('the label of a %s, %s, is shown as %s', (entity, label, shown) => {
  expect(eventLabel({ entity, ...(label === undefined ? {} : { label }) })).toBe(shown)
})
