import { chromiumStage, firefoxStage, type OpenStage } from './stage.ts'
import { SYSTEMS } from './systems/index.ts'
import type { SystemUnderTest } from './systems/system.ts'

export interface Place {
  title: string
  system: SystemUnderTest
  open: OpenStage
}

/** Where each journey is played: every accounting system in every browser. */
export const PLACES: readonly Place[] = [
  ...SYSTEMS.map(system => ({ title: `${system.title}, in Chromium`, system, open: chromiumStage })),
  ...SYSTEMS.map(system => ({ title: `${system.title}, in Firefox`, system, open: firefoxStage })),
]
