import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { csv } from './journeys/csv.ts'

describe.each(SYSTEMS)('importing ACH results on $title, in Chromium', csv)
