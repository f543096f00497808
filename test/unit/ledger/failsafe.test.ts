import { expect, it } from 'vitest'
import { tooManyRemovals } from '../../../core/ledger/failsafe.ts'

it.each([
  [0, 0, false],
  [20, 20, false],
  [21, 21, true],
  [21, 105, false],
  [21, 104, true],
  [200, 1000, false],
  [201, 1000, true],
  [1000, 100_000, false],
  [1001, 100_000, true],
])('%i removals of %i known: stops %s', (removals, known, stops) =>
  expect(tooManyRemovals(removals, known)).toBe(stops),
)
