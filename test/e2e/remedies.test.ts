import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { remedies } from './journeys/remedies.ts'

describe.each(PLACES)('remedies that run on $title', remedies)
