import type { Connection } from '../../ledger/connection.ts'
import type { EntityKind } from '../../ledger/records.ts'
import { ENTITIES } from './entities.ts'
import { HOSTS } from './hosts.ts'

/**
 * Where a record is seen. `companyId` goes along, since a link opened in another company shows a blank new
 * record rather than an error (facts §2.1); there it is one public source that says it is heeded.
 */
export function recordLink(
  environment: Connection['environment'],
  companyId: string,
  entity: EntityKind,
  externalId: string,
): string {
  const url = new URL(ENTITIES[entity].page(externalId), HOSTS[environment].app)
  url.searchParams.set('companyId', companyId)
  return url.href
}
