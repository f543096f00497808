import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { cadence } from './journeys/cadence.ts'
import { timeZone } from './journeys/time-zone.ts'

describe.each(SYSTEMS)('the cadence on $title, in Chromium', cadence)
describe('whose day it is, in Chromium', timeZone)
