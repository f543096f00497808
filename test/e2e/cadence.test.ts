import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { cadence } from './journeys/cadence.ts'

describe.each(SYSTEMS)('the cadence on $title, in Chromium', cadence)
