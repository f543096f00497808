import type { Figure } from './figure.ts'
import type { Setting } from './setting.ts'

/** One row of the table. */
export interface BenchRow {
  /** For `--row`. */
  name: string
  title: string
  /** How it is measured, and what was made smaller to keep the whole run short. */
  how: string
  /** Rounds where none are asked for; at least 5 count as a measurement. */
  rounds?: number
  /** What was tried where it misses, and why it does. Kept here, beside what it is about. */
  note?: string
  run(setting: Setting, rounds: number): Promise<Figure[]>
}

/**
 * Runs the sides in turn, round after round, so that whatever else the machine does falls on all of them.
 * Each round begins with another side. @returns per side its values
 */
export async function alternating<K extends string>(
  rounds: number,
  sides: Record<K, (round: number) => Promise<number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(sides) as K[]
  const values = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % names.length
    for (const name of [...names.slice(turn), ...names.slice(0, turn)])
      values[name].push(await sides[name](round))
  }
  return values
}
