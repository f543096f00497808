import { TEXTS } from '../../../core/guide/catalogue/texts.ts'
import type { EntryText } from '../../../core/guide/catalogue-entry.ts'
import type { Fix } from '../fix/sighting.ts'

/** What the guide says about an error: title, meaning, steps. */
export const textOf = ({ match, own }: Fix): EntryText =>
  own ?? TEXTS[match.id] ?? { title: match.id, meaning: '', steps: [] }
