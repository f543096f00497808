import { describe } from 'vitest'
import { PLACES } from './harness/places.ts'
import { seedQuestions } from './journeys/seed-questions.ts'

describe.each(PLACES)('the questions of the seed document on $title', seedQuestions)
