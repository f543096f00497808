/** The value, if it is one that we know. */
export const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find(one => one === value)
