import { expect, describe as group, it } from 'vitest'
import { playBatch } from '../soak/batch.ts'
import { describe } from '../soak/report.ts'

/** The short form of `npm run soak`: every phase once, in both systems' books. */
group('the worker stopped anywhere while everything fails', () => {
  it('loses nothing, doubles nothing and comes to rest, in Chromium', { timeout: 600_000 }, async () => {
    // Seven phases; the systems change after each seven seeds.
    const runs = await playBatch({ browser: 'chromium', seeds: [1, 2, 3, 4, 5, 6, 7, 8, 12, 13], lanes: 2 })
    expect(runs.filter(({ findings }) => findings.length > 0).map(describe)).toEqual([])
    const stops = runs.reduce((sum, { counts }) => sum + counts.stops, 0)
    const faults = runs.reduce((sum, { counts }) => sum + counts.faults, 0)
    expect(stops).toBeGreaterThan(4)
    expect(faults).toBeGreaterThan(4)
  })
})
