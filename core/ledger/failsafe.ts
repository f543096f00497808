/**
 * Would this many removals be a mistake rather than a clean-up? More than 20 and 20 %, or more than
 * 1,000: the deletion check then stops and asks (design §3).
 */
export const tooManyRemovals = (removals: number, known: number): boolean =>
  removals > 1000 || (removals > 20 && removals * 5 > known)
