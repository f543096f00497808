import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { cadence } from './journeys/cadence.ts'
import { timeZone } from './journeys/time-zone.ts'

describe.each(PLACES)('the cadence on $title', cadence)
describe('whose day it is, in Chromium', timeZone)
