import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { forms } from './journeys/forms.ts'

describe.each(PLACES)('forms of the workspace on $title', forms)
