import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { csv } from './journeys/csv.ts'

describe.each(PLACES)('importing ACH results on $title', csv)
