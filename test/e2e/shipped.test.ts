import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { shipped } from './journeys/shipped.ts'

describe.each(BROWSERS)('the shipped build on $title', shipped)
