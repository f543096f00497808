/** The version that this build writes. Raise it with each change of shape, and add the step that leads there. */
export const VERSION = 1

/** A step takes the data of version n to version n + 1. */
export type Step = (data: unknown) => unknown

/**
 * `STEPS[n]` leads from version n to n + 1; each in a file of its own, `v1-to-v2.ts`. A frozen example of
 * every version that was ever written lies beside the tests.
 */
export const STEPS: Record<number, Step> = {}

export interface Migrated {
  data: unknown
  /** Set when a step failed or is missing: `data` is then what lay in storage, untouched. */
  failure?: string
}

/** Data of an older version in today's shape. A newer one is left alone: its unknown fields are kept. */
export function migrate(
  data: unknown,
  from: number,
  steps: Record<number, Step> = STEPS,
  to: number = VERSION,
): Migrated {
  let next = data
  for (let version = from; version < to; version++) {
    const step = steps[version]
    if (!step) return { data, failure: `no step from version ${version}` }
    try {
      next = step(structuredClone(next))
    } catch (error) {
      return {
        data,
        failure: `version ${version}: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  }
  return { data: next }
}
