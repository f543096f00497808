import { intacct } from './intacct/adapter.ts'
import type { PageAdapter } from './page.ts'
import { quickbooks } from './quickbooks/adapter.ts'

/** Every site that the companion knows. Its fixtures are in test/unit/pages/fixtures/<id>. */
export const adapters: readonly PageAdapter[] = [quickbooks, intacct]

/** Null on a site that is nobody's: only the error guide works there. */
export const adapterFor = (url: URL): PageAdapter | null => adapters.find(each => each.owns(url)) ?? null
