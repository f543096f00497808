import type { OwnGuideEntry } from '../../core/preferences/own-guide-entry.ts'
import type { Corner } from './chip-place.ts'

/** The preferences that the companion goes by (options, Page companion and Error guide). */
export interface CompanionSettings {
  companionOn: boolean
  /** Off: the chip stands in the corner. */
  chipOn: boolean
  dockCorner: Corner
  theme: 'browser' | 'light' | 'dark'
  ownGuideEntries: OwnGuideEntry[]
}
