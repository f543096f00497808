import { describe } from 'vitest'
import { BROWSERS, INTACCT } from './harness/places.ts'
import { everySurface, whatDiffersOnIntacct } from './journeys/accessibility.ts'

describe.each(BROWSERS)('every surface, for everybody, on $title', everySurface)
describe.each(INTACCT)('what differs, for everybody, on $title', whatDiffersOnIntacct)
