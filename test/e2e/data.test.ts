import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { data } from './journeys/data.ts'

describe.each(BROWSERS)('popup, sites and data on $title', data)
