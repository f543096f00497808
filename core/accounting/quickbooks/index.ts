import { toInstant } from '../../ledger/dates.ts'
import type { Connector } from '../connector.ts'
import type { ConnectorDeps, ConnectorTarget } from '../connector-deps.ts'
import { sharedBudget } from '../rate-budget.ts'
import { webLock } from '../single-flight.ts'
import { tokenKeeper } from '../token-keeper.ts'
import { refreshTokens } from './auth.ts'
import { changes } from './cdc.ts'
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
  const { vault, now = Date.now, lock = webLock, priority = 'low' } = deps
  const fetcher = deps.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request))
  const signIn = tokenKeeper(connectionId, {
    vault,
    lock,
    now,
    refresh: secrets => refreshTokens(secrets, { fetch: fetcher, now }),
  })
  const client = createClient({
    companyId,
    signIn,
    now,
    priority,
    fetch: authorizedFetch({
      base: HOSTS[environment].api,
      signIn,
      budget: deps.budget ?? sharedBudget(connectionId, LIMITS),
      fetch: fetcher,
      now,
    }),
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
    page: (entity, after) => page(client, entity, after, context),
    changes: (entities, instant) => changes(client, entities, instant, context),
    modified: (entity, instant, after) => page(client, entity, after, context, [since(instant)]),
    read: (entity, externalId) => read(client, entity, externalId, context),
    async findInvoices(number) {
      if (number === '') return []
      const found = await find(client, 'invoice', [equals('DocNumber', number)], context)
      return found.filter(record => record.kind === 'invoice' && record.number === number)
    },
    keys: (entity, after) => keys(client, entity, after),
    prepare: intent => prepare(intent, client.root, homeCurrency),
    send: wire => send(client, wire, context),
    lookUp: (intent, firstSentAt) => lookUp(intent, { client, context, firstSentAt }),
    pdf: externalId => pdf(client, externalId),
    link: (entity, externalId) => recordLink(environment, companyId, entity, externalId),
  }
}
