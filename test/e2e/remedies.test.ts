import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { remedies } from './journeys/remedies.ts'

describe.each(SYSTEMS)('remedies that run on $title, in Chromium', remedies)
