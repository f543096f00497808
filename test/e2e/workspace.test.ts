import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { workspace } from './journeys/workspace.ts'

describe.each(PLACES)('a day in the workspace on $title', workspace)
