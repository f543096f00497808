import { isEditable } from './editing.ts'
import type { AccountingSystem, CalendarDate, Customer, Decimal, Invoice, Item, Payment } from './records.ts'
import { planCustomer, planDate, planNumber } from './remedies-head.ts'
import { planItems, planZeroLines } from './remedies-lines.ts'

/** What can be run for a documented error (design §4); the guide's remedies name them (core/guide/runnable.ts). */
export const REMEDY_ACTIONS = [
  'sync-customer',
  'next-free-number',
  'drop-zero-lines',
  'price-zero-lines',
  'restore-item',
  'swap-item',
  'remove-item-lines',
  'move-date',
] as const
export type RemedyAction = (typeof REMEDY_ACTIONS)[number]

/** Records of ours that can fail to sync and be mended here. */
export type Mendable = Invoice | Payment

/** What the user chose where a remedy needs it. */
export interface RemedyChoice {
  /** The active item that takes the inactive one's place. */
  itemId?: string | undefined
  /** The price of the lines of 0. */
  unitPrice?: Decimal | undefined
}

/** Everything read right before, so that the plan is about the books as they are. */
export interface RemedyFacts {
  system: AccountingSystem
  today: CalendarDate
  /** Dates on or before it are closed in the books; absent where they do not tell. */
  closedThrough?: CalendarDate | undefined
  /** As the accounting system has it now, for one that was accepted there; absent when there is none. */
  customer?: Customer | undefined
  numberTaken(number: string): boolean
  /** As the accounting system has it now; undefined when it is not there. */
  item(id: string): Item | undefined
  choice: RemedyChoice
}

/** Is it a record of ours whose push was refused, and which surely does not stand there? */
export const isMendable = (record: Mendable): boolean =>
  record.origin === 'own' &&
  record.syncState === 'failed' &&
  record.failure !== undefined &&
  isEditable(record)

export interface LineShown {
  name: string
  quantity?: Decimal
  unitPrice?: Decimal
  /** Minor units of the record's currency. */
  amount: number
}

/** One thing that becomes different: shown before it is run, and compared when it is. */
export type RemedyChange =
  | { what: 'number' | 'date' | 'dueDate'; before: string; after: string }
  /** Minor units. */
  | { what: 'total'; before: number; after: number }
  /** `line` counts from 1; without `after` it is removed. */
  | { what: 'line'; line: number; before: LineShown; after?: LineShown }
  /** `created`: sent before the record; `there`: it was just read and stands there. */
  | { what: 'customer'; id: string; name: string; how: 'created' | 'there' }
  /** Made active again there before the record is sent. */
  | { what: 'item'; id: string; name: string }

export interface PlannedRemedy {
  before: Mendable
  /** As it is stored and sent; the same as `before` where only something else is mended. */
  after: Mendable
  changes: RemedyChange[]
  /** What will be done, for a person. */
  sentence: string
}

/** `asks`: the user must choose first. `impossible`: why, and what to do instead. */
export type RemedyPlan = PlannedRemedy | { asks: 'item' | 'price'; sentence: string } | { impossible: string }

/**
 * What a remedy would change on a record whose push was refused (design §4: from the stored answer of our
 * own failed push only; the caller checks that by `isMendable`). Pure: reads the facts, changes nothing.
 */
export function planRemedy(action: RemedyAction, record: Mendable, facts: RemedyFacts): RemedyPlan {
  switch (action) {
    case 'sync-customer':
      return planCustomer(record, facts)
    case 'move-date':
      return planDate(record, facts)
    case 'next-free-number':
      return onInvoice(record, invoice => planNumber(invoice, facts))
    case 'drop-zero-lines':
    case 'price-zero-lines':
      return onInvoice(record, invoice => planZeroLines(action, invoice, facts))
    case 'restore-item':
    case 'swap-item':
    case 'remove-item-lines':
      return onInvoice(record, invoice => planItems(action, invoice, facts))
  }
}

const onInvoice = (record: Mendable, plan: (invoice: Invoice) => RemedyPlan): RemedyPlan =>
  record.kind === 'invoice' ? plan(record) : { impossible: 'A payment has no number and no lines to change.' }

/** A plan as a screen shows it. `seal` stands for everything in it: it is run only while a new plan says the same. */
export type RemedyProposal =
  | { changes: RemedyChange[]; sentence: string; currency: string; seal: string }
  | Exclude<RemedyPlan, PlannedRemedy>

/** What came of a remedy that was run. */
export interface RemedyOutcome {
  /** `waiting`: not sent yet. `unknown`: sent, and whether it arrived cannot be told. */
  outcome: 'synced' | 'failed' | 'waiting' | 'unknown'
  sentence: string
  /** Nothing of it was sent, so it can be taken back. */
  undo: boolean
}

/** What a plan was made about; another fingerprint means that the record changed since. */
export const fingerprint = (record: Mendable): string =>
  JSON.stringify([
    record.id,
    record.syncState,
    record.failure?.at,
    record.customerId,
    record.currency,
    record.date,
    record.kind === 'invoice'
      ? [record.number, record.dueDate, record.memo, record.terms, record.lines]
      : [record.amount, record.applications, record.reference],
  ])
