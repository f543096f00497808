import { describe } from 'vitest'
import { BROWSERS } from './harness/places.ts'
import { notInPrivate, storage } from './journeys/storage.ts'

describe.each(BROWSERS)('the ledger in its store on $title', storage)
describe.each(BROWSERS)('not let into private windows, on $title', notInPrivate)
