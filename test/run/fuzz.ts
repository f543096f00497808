import { command, step } from './steps.ts'

/**
 * `npm run fuzz -- [scale] [seed]`: hostile input, `scale` times as much of it as in `npm test` (20 unless
 * told), from a seed (a new one unless told). Prints how many inputs each part met.
 */
command(async () => {
  const [scale = '20', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
  await step(`hostile input, ${scale} times, seed ${seed}`, 'vitest', ['run', '--project', 'fuzz'], {
    FUZZ_SCALE: scale,
    FUZZ_SEED: seed,
  })
})
