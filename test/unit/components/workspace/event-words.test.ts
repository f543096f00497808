import { describe, expect, it } from 'vitest'
import { eventText } from '../../../../components/workspace/event-words.ts'

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
