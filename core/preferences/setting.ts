import type * as z from 'zod/mini'

/** Where the options page shows a setting. */
export const SECTIONS = [
  'connections',
  'invoices',
  'payments',
  'cadence',
  'error-guide',
  'page-companion',
] as const
type Section = (typeof SECTIONS)[number]

/** How a setting is shown and entered. */
type Control =
  | { kind: 'switch' }
  | { kind: 'number'; min: number; max: number; unit: string }
  | { kind: 'choice'; choices: { value: string; name: string }[] }
  /** Days from the due date. */
  | { kind: 'steps' }
  | { kind: 'guide-entries' }
  | { kind: 'sites' }
  /** Kept with another setting; not shown by itself. */
  | { kind: 'hidden' }

/** One setting: what it may be, what it is at first, and what the user reads about it. */
export interface Setting<S extends z.ZodMiniType = z.ZodMiniType> {
  schema: S
  fallback: z.infer<S>
  section: Section
  name: string
  explanation: string
  control: Control
}

export const setting = <S extends z.ZodMiniType>(facts: Setting<S>): Setting<S> => facts

export type ValuesOf<T extends Record<string, Setting>> = { [K in keyof T]: z.infer<T[K]['schema']> }
