import { describe } from 'vitest'
import { INTACCT } from './harness/places.ts'
import { oneEntity, onlyIntacct } from './journeys/intacct.ts'

describe.each(INTACCT)('what only it has on $title', onlyIntacct)
describe.each(INTACCT)('one entity, invoices as Order Entry documents on $title', oneEntity)
