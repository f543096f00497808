import { toInstant } from '../../ledger/dates.ts'
import type { Connector } from '../connector.ts'
import type { ConnectorDeps, ConnectorTarget } from '../connector-deps.ts'
import { numbered } from '../look-up.ts'
import { signedIn } from '../signed-in.ts'
import { refreshTokens } from './auth.ts'
import { changes } from './cdc.ts'
import { census } from './census.ts'
import { createClient } from './client.ts'
import { company } from './company.ts'
import { HOSTS } from './hosts.ts'
import { authorizedFetch } from './http.ts'
import { recordLink } from './links.ts'
import { lookUp } from './look-up.ts'
import type { ContextOf } from './mapping/fields.ts'
import { paymentMethods } from './payment-methods.ts'
import { pdf } from './pdf.ts'
import { count, equals, find, keys, page, since } from './query.ts'
import { read } from './read.ts'
import { send } from './send.ts'
import { prepare } from './write.ts'

/** Facts §1.9. A browser opens six connections to a host; a seventh request would only wait inside it, uncounted. */
const LIMITS = { perSecond: 10, perMinute: 500, concurrent: 6 }

/** QuickBooks Online: v3 REST, JSON (design §6). */
export function createQuickBooks(target: ConnectorTarget, deps: ConnectorDeps): Connector {
  const { id: connectionId, environment, companyId, homeCurrency } = target
  const parts = signedIn(connectionId, deps, LIMITS, refreshTokens)
  const { now } = parts
  const client = createClient({
    ...parts,
    companyId,
    fetch: authorizedFetch({ ...parts, base: HOSTS[environment].api }),
  })
  const methods = paymentMethods(client)
  const context: ContextOf = async rows => ({
    connectionId,
    homeCurrency,
    readAt: toInstant(now()),
    methods: await methods(rows),
  })

  return {
    company: () => company(client, companyId, homeCurrency),
    count: entity => count(client, entity),
    census: entities => census(client, entities),
    page: (entity, after) => page(client, entity, after, context),
    changes: (entities, instant) => changes(client, entities, instant, context),
    modified: (entity, instant, after) => page(client, entity, after, context, [since(instant)]),
    read: (entity, externalId) => read(client, entity, externalId, context),
    findInvoices: number =>
      numbered(number, () => find(client, 'invoice', [equals('DocNumber', number)], context)),
    keys: (entity, after) => keys(client, entity, after),
    prepare: intent => prepare(intent, client.root, homeCurrency),
    send: wire => send(client, wire, context),
    lookUp: (intent, firstSentAt) => lookUp(intent, { client, context, firstSentAt }),
    pdf: externalId => pdf(client, externalId),
    link: (entity, externalId) => recordLink(environment, companyId, entity, externalId),
  }
}
