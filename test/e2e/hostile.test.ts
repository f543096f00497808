import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { hostile } from './journeys/hostile.ts'

describe.each(PLACES)('hostile pages and hostile books on $title', hostile)
