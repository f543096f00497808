import { describe } from 'vitest'
import { SYSTEMS } from './harness/systems/index.ts'
import { seedQuestions } from './journeys/seed-questions.ts'

describe.each(SYSTEMS)('the questions of the seed document on $title, in Chromium', seedQuestions)
