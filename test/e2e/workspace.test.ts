import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { workspace } from './journeys/workspace.ts'

describe.each(BROWSERS)('a day in the workspace on $title', workspace)
