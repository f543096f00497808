import { describe, expect, it } from 'vitest'
import { BUDGET, scriptSize } from '../run/sizes.ts'

describe.each(['chrome', 'firefox'] as const)('scripts of the %s build', build => {
  it('keep the content script within its budget', () => {
    expect(scriptSize(build, 'content-scripts/overlay.js')).toBeLessThanOrEqual(BUDGET.content)
  })
  it('keep the worker within its budget', () => {
    expect(scriptSize(build, 'background.js')).toBeLessThanOrEqual(BUDGET.worker)
  })
})
