import { type Refusal, rule } from '../refusal.ts'

/**
 * How the same thing is said: as the vendor's help and logs have it (facts §4.4), or as the seed document of
 * AR Companion quotes it.
 */
export type Wording = 'vendor' | 'documented'

const SAYINGS = {
  emptyLocation: {
    vendor: () => 'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.',
    documented: () => 'Empty location is invalid; A valid Multi-Entity location must be specified',
  },
  item: {
    vendor: (id: string) => `Item ID '${id}' is not valid`,
    documented: (id: string) => `Item ID: ${id} is not found`,
  },
  /** The vendor's own sentence is not known; this one is inferred. */
  noLines: {
    vendor: () => 'At least one line item is required',
    documented: () => 'Line items At least 1 line item is required',
  },
} as const

type Saying = keyof typeof SAYINGS

const said = (wording: Wording, what: Saying, value = ''): string => SAYINGS[what][wording](value)

export const refuse = (wording: Wording, what: Saying, value = '', target?: string): Refusal =>
  rule(said(wording, what, value), undefined, target)
