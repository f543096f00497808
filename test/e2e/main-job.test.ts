import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { mainJob } from './journeys/main-job.ts'

describe.each(PLACES)('the main job on $title', mainJob)
