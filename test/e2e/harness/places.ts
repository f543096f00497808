import { chromiumStage, firefoxStage, type OpenStage, type Stage } from './stage.ts'
import { SYSTEMS } from './systems/index.ts'
import type { SystemUnderTest } from './systems/system.ts'

export interface Place {
  title: string
  system: SystemUnderTest
  browser: Stage['browser']
  open: OpenStage
}

/** Where each journey is played: every accounting system in every browser. */
export const PLACES: readonly Place[] = [
  ...SYSTEMS.map(system => ({
    title: `${system.title}, in Chromium`,
    system,
    browser: 'chromium' as const,
    open: chromiumStage,
  })),
  ...SYSTEMS.map(system => ({
    title: `${system.title}, in Firefox`,
    system,
    browser: 'firefox' as const,
    open: firefoxStage,
  })),
]

/** For what does not depend on the accounting system: one of them in every browser. */
export const BROWSERS: readonly Place[] = PLACES.filter(({ system }) => system === SYSTEMS[0])

/** For what only Sage Intacct has. */
export const INTACCT: readonly Place[] = PLACES.filter(({ system }) => system.id === 'intacct')
