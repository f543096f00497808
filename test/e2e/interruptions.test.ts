import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { interruptions } from './journeys/interruptions.ts'

describe.each(PLACES)('a worker stopped at work on $title', interruptions)
