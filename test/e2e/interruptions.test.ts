import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { interruptions } from './journeys/interruptions.ts'

describe.each(SYSTEMS)('a worker stopped at work on $title, in Chromium', interruptions)
