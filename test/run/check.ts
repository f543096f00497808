import { command, step } from './steps.ts'

/** Types, lint, structure, unused code: `npm run check`. */
export async function check(): Promise<void> {
  await step('types', 'tsc', ['--noEmit'])
  await step('lint', 'biome', ['check', '.'])
  await step('unused code', 'knip', [])
  await step('structure', 'vitest', ['run', '--project', 'unit', 'test/unit/structure'])
}

if (import.meta.main) command(check)
