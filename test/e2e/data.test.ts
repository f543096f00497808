import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { data } from './journeys/data.ts'

describe.each(PLACES)('popup, sites and data on $title', data)
