import { refusals } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'

/** @throws Refusal when the date lies in a closed period; creating, changing and deleting alike (facts §4.4). */
export function checkPeriod(rules: Rules, date: string, options: WriteOptions): void {
  const { closedThrough } = rules.settings
  if (!options.force && closedThrough !== undefined && date <= closedThrough) throw refusals.closed(date)
}

/** `2026-01-31` plus days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one date to the other. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
