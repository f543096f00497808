import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { mainJob } from './journeys/main-job.ts'

describe.each(SYSTEMS)('the main job on $title, in Chromium', mainJob)
