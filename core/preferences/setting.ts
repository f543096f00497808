import type * as z from 'zod/mini'

/** One setting: what it may be and what it is at first. What the user reads about it: shown.ts. */
export interface Setting<S extends z.ZodMiniType = z.ZodMiniType> {
  schema: S
  fallback: z.infer<S>
}

export const setting = <S extends z.ZodMiniType>(facts: Setting<S>): Setting<S> => facts

export type ValuesOf<T extends Record<string, Setting>> = { [K in keyof T]: z.infer<T[K]['schema']> }
