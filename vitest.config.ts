import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

const node = { environment: 'node' as const }

/** One project a kind of promise: rules (unit), the stand-in (sandbox), what was built (built), journeys (e2e). */
export default defineConfig({
  plugins: [await WxtVitest()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['test/unit/setup.ts'],
          // What a busy machine may take; nothing here is timed.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['test/unit/setup.ts'],
        },
      },
      { test: { ...node, name: 'sandbox', include: ['test/sandbox/**/*.test.ts'] } },
      { test: { ...node, name: 'built', include: ['test/built/**/*.test.ts'] } },
      {
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
