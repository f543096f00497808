import type { Draft } from '../books/books.ts'
import type { Customer, Entity, EntityName, Ref } from '../books/entities.ts'
import { properties } from '../books/properties.ts'
import { faults } from '../fault.ts'
import type { WriteContext } from './context.ts'

/** 2010 for a property the object does not have. */
export function checkKnown(name: EntityName, draft: Draft): void {
  for (const key of Object.keys(draft))
    if (!properties[name].known.has(key)) throw faults.unknownProperty(name, key)
}

/** 2050 for a text that is too long. */
export function checkLength(draft: Draft, element: string, most: number): void {
  const value = draft[element]
  if (typeof value === 'string' && value.length > most) throw faults.tooLong(element, most, value.length)
}

/** A calendar date that exists, or the fallback when there is none. */
export function dateOf(draft: Draft, element: string, fallback: string): string {
  const value = draft[element]
  if (value === undefined) return fallback
  const text = String(value).slice(0, 10)
  if (!isDate(text)) throw faults.invalidValue(element, String(value))
  return text
}

const dates = new Set<string>()

function isDate(text: string): boolean {
  if (dates.has(text)) return true
  const date = new Date(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  if (exists) dates.add(text)
  return exists
}

/** 6210 when any of the dates lies in the closed period. The closing day itself is closed. */
export function checkPeriod(context: WriteContext, dates: (string | undefined)[], change: boolean): void {
  const closed = context.closedThrough
  if (!closed || context.force) return
  if (dates.some(date => date !== undefined && date <= closed)) throw faults.closedPeriod(change)
}

export const refOf = (value: unknown): Ref | undefined =>
  typeof value === 'object' && value !== null && 'value' in value && value.value !== undefined
    ? { ...(value as Ref), value: String((value as Ref).value) }
    : undefined

/** The customer a transaction names; it must exist and, on a new reference, be active. */
export function customerOf(context: WriteContext, draft: Draft, previous?: Entity): Customer {
  const ref = refOf(draft.CustomerRef)
  if (!ref || ref.value === '') throw faults.missing('CustomerRef')
  const customer = context.books.get('Customer', ref.value)
  if (!customer) throw faults.invalidReference(`Names element id ${ref.value} not found`, 'CustomerRef')
  const kept = refOf(previous?.CustomerRef)?.value === ref.value
  if (!customer.Active && !kept) throw faults.inactiveReference('CustomerRef')
  return customer
}

/** Currency of a transaction: always its customer's; another one is refused. */
export function currencyOf(draft: Draft, customer: Customer): string {
  const wanted = refOf(draft.CurrencyRef)?.value
  const held = customer.CurrencyRef.value
  if (wanted !== undefined && wanted !== held)
    // Wording guessed; the rule (one currency per customer) is QBO's.
    throw faults.business('The currency of the transaction must be the currency of the customer.')
  return held
}

export function numberIn(value: unknown, element: string): number | undefined {
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw faults.invalidValue(element, String(value))
  return number
}
