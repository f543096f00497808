import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { permissions } from './journeys/permissions.ts'

describe.each(BROWSERS)('permissions taken back on $title', permissions)
