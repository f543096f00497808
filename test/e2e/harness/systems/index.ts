import { intacct } from './intacct.ts'
import { quickbooks } from './quickbooks.ts'
import type { SystemUnderTest } from './system.ts'

/** Every journey is played on each. */
export const SYSTEMS: readonly SystemUnderTest[] = [quickbooks, intacct]
