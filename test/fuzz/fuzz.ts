import fc from 'fast-check'

/** Same seed, same inputs. `npm run fuzz -- SCALE SEED` sets both; `npm test` runs the short version. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const SCALE = Number(process.env.FUZZ_SCALE ?? 1)

/** Milliseconds: an input that hangs fails its test, long before a person would have given up. */
export const LIMIT = 60_000 * Math.max(1, SCALE)

/**
 * Tries `runs` inputs (times the scale, `most` at most) and prints how many there were. A failure names seed
 * and input.
 */
export async function fuzz<T>(
  name: string,
  runs: number,
  inputs: fc.Arbitrary<T>,
  holds: (input: T) => Promise<void> | void,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  let tried = 0
  await fc.assert(
    fc.asyncProperty(inputs, async input => {
      tried += 1
      await holds(input)
    }),
    {
      seed: SEED,
      numRuns: Math.min(most, Math.ceil(runs * SCALE)),
      interruptAfterTimeLimit: LIMIT * 0.9,
      markInterruptAsFailure: true,
    },
  )
  console.log(`fuzz  ${String(tried).padStart(6)}  ${name}  (seed ${SEED})`)
}
