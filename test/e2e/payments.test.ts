import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { payments } from './journeys/payments.ts'

describe.each(PLACES)('payments recorded by hand on $title', payments)
