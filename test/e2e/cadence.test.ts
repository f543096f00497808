import { describe } from 'vitest'
import { BROWSERS, PLACES } from './harness/places.ts'
import { cadence } from './journeys/cadence.ts'
import { timeZone } from './journeys/time-zone.ts'

describe.each(PLACES)('the cadence on $title', cadence)
describe.each(BROWSERS)('whose day it is on $title', timeZone)
