import { join } from 'node:path'
import { quickbooks } from '../../../../core/pages/quickbooks/adapter.ts'
import * as selectors from '../../../../core/pages/quickbooks/selectors.ts'
import { adapterContract, fixturesOf } from '../adapter-contract.ts'

const hooks = [
  ...new Set(
    Object.values(selectors).flatMap(hook => (typeof hook === 'string' ? [] : hook.map(({ css }) => css))),
  ),
]

adapterContract(quickbooks, hooks, fixturesOf(join(import.meta.dirname, '../fixtures/quickbooks')))
