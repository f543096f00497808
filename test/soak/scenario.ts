import type { AccountingSystem } from '../../core/ledger/records.ts'
import type { Fault } from '../sandbox/shared/faults.ts'
import { Random } from '../sandbox/shared/random.ts'

/** What the worker is at when it is stopped. */
export const PHASES = [
  'import',
  'push',
  'refresh',
  'deletion-check',
  'migration',
  'remedy',
  'reminder',
] as const
type Phase = (typeof PHASES)[number]

/** Where the worker is stopped; counted anew after each stop, for as long as the phase lasts. */
export type Stop =
  /** At its n-th request (of these), before or after the request took effect. */
  | { at: 'request'; of: 'any' | 'write' | 'token'; n: number; when: 'before' | 'after' }
  /** At its n-th writing transaction: undone, or committed and nothing after it. */
  | { at: 'transaction'; n: number; committed: boolean }

/** What the user does meanwhile; `pick` chooses among what there is. */
export type Act =
  | { act: 'pay'; pick: number; second: boolean; rest: boolean; method: 'ach' | 'check'; authorized: boolean }
  | { act: 'invoice'; pick: number; numbered: boolean }
  | { act: 'redraft'; pick: number }
  | { act: 'archive'; pick: number }
  | { act: 'pause'; pick: number }
  | { act: 'fail-and-delete'; pick: number }

/** What others do in the books meanwhile, at the n-th request of the phase. */
const MEDDLING = [
  'amend-invoice',
  'delete-invoice',
  'void-invoice',
  'pay-invoice',
  'delete-payment',
  'new-invoice',
  'new-customer',
  'rename-customer',
  'deactivate-item',
] as const
export type Meddling = (typeof MEDDLING)[number]

export interface Trouble {
  of: 'read' | 'write' | 'token' | 'any'
  skip: number
  times: number
  fault: Fault
}

type RemedyCase = 'taken-number' | 'inactive-item' | 'closed-period'

/** One run, whole: the same seed gives the same. */
export interface Scenario {
  seed: number
  system: AccountingSystem
  during: Phase
  stops: Stop[]
  troubles: Trouble[]
  meddling: { at: number; what: Meddling; pick: number }[]
  acts: Act[]
  /** Each refresh ends the token before it. */
  rotates: boolean
  remedy: RemedyCase
}

export function scenarioOf(seed: number, systems: readonly AccountingSystem[]): Scenario {
  // Neighbouring seeds of mulberry32 begin alike: spread them.
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995)
  for (let n = 0; n < 4; n++) random.next()
  const during = PHASES[seed % PHASES.length] as Phase
  const system = systems[Math.floor(seed / PHASES.length) % systems.length] as AccountingSystem
  const many = <T>(low: number, high: number, make: () => T): T[] =>
    Array.from({ length: random.whole(low, high) }, make)
  return {
    seed,
    system,
    during,
    stops: many(0, 3, () => stop(random, during)),
    troubles: many(0, 4, () => trouble(random, during)),
    meddling: many(0, 4, () => ({
      at: random.whole(1, 24),
      what: random.pick(MEDDLING),
      pick: random.whole(0, 99),
    })),
    acts: many(during === 'push' ? 3 : 0, during === 'push' ? 7 : 2, () => act(random)),
    rotates: random.next() < 0.5,
    remedy: random.pick(['taken-number', 'inactive-item', 'closed-period'] as const),
  }
}

function stop(random: Random, during: Phase): Stop {
  const n = random.whole(1, random.next() < 0.5 ? 5 : 22)
  if (random.next() < 0.5) return { at: 'transaction', n, committed: random.next() < 0.5 }
  const when = random.pick(['before', 'after'] as const)
  if (during === 'refresh' && random.next() < 0.6) return { at: 'request', of: 'token', n: 1, when }
  if (during !== 'import' && random.next() < 0.6)
    return { at: 'request', of: 'write', n: random.whole(1, 3), when }
  return { at: 'request', of: 'any', n, when }
}

function trouble(random: Random, during: Phase): Trouble {
  const token = during === 'refresh' && random.next() < 0.5
  const of = token ? 'token' : random.pick(['read', 'write', 'any'] as const)
  const times = random.pick([1, 1, 1, 2, 4])
  return { of, skip: random.whole(0, token ? 1 : 9), times, fault: fault(random, token) }
}

/** design.md §9, all of it that both systems know. */
function fault(random: Random, token: boolean): Fault {
  const when = random.pick(['before', 'after'] as const)
  const faults: Fault[] = [
    { kind: 'cut', when },
    { kind: 'timeout', when, hold: random.whole(50, 700) },
    {
      kind: 'status',
      status: random.pick([500, 502, 503, 504]),
      as: random.pick(['json', 'html', 'empty']),
      when,
    },
    { kind: 'truncated', keep: random.pick([0, 0.3, 0.6, 0.95]) },
    {
      kind: 'raw',
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<html>Sign in to the network</html>',
      when,
    },
  ]
  if (token) {
    faults.push({
      kind: 'raw',
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":"invalid_grant"}',
    })
    return random.pick(faults)
  }
  faults.push(
    { kind: 'throttle' },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 500, when: 'before', stored: true },
    {
      kind: 'fault',
      code: '5010',
      message: 'Stale Object Error',
      detail: 'Stale Object Error : You and another were working on this at the same time.',
    },
    {
      kind: 'fault',
      code: '6000',
      message: 'A business validation error has occurred while processing your request',
      detail: 'Business Validation Error: no.',
      status: random.pick([200, 400]),
    },
  )
  return random.pick(faults)
}

function act(random: Random): Act {
  const pick = random.whole(0, 99)
  switch (
    random.pick([
      'pay',
      'pay',
      'pay',
      'invoice',
      'invoice',
      'redraft',
      'archive',
      'pause',
      'fail-and-delete',
    ] as const)
  ) {
    case 'pay':
      return {
        act: 'pay',
        pick,
        second: random.next() < 0.3,
        rest: random.next() < 0.3,
        method: random.pick(['ach', 'check'] as const),
        authorized: random.next() < 0.4,
      }
    case 'invoice':
      return { act: 'invoice', pick, numbered: random.next() < 0.7 }
    case 'redraft':
      return { act: 'redraft', pick }
    case 'archive':
      return { act: 'archive', pick }
    case 'pause':
      return { act: 'pause', pick }
    case 'fail-and-delete':
      return { act: 'fail-and-delete', pick }
  }
}
