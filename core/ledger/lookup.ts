/**
 * A table asked with words from outside: without a prototype, so that `constructor` or `__proto__` in an
 * answer or on a page finds nothing, as any other unknown word.
 */
export const lookup = <T>(rows: Readonly<Record<string, T>>): Readonly<Partial<Record<string, T>>> =>
  Object.assign(Object.create(null), rows)
