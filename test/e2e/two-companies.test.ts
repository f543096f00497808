import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { twoCompanies } from './journeys/two-companies.ts'

describe.each(BROWSERS)('several companies at once, $browser', twoCompanies)
