import { toInstant } from '../../ledger/dates.ts'
import type { Connector } from '../connector.ts'
import type { ConnectorDeps, ConnectorTarget } from '../connector-deps.ts'
import { numbered } from '../look-up.ts'
import { signedIn } from '../signed-in.ts'
import { refreshTokens } from './auth.ts'
import { changes } from './changes.ts'
import { createClient } from './client.ts'
import { company } from './company.ts'
import { authorizedFetch } from './http.ts'
import { recordLink } from './links.ts'
import { lookUp } from './look-up.ts'
import { count, keys, modified, page } from './pages.ts'
import { pdf } from './pdf.ts'
import { find, read } from './read.ts'
import type { Base } from './records.ts'
import { send } from './send.ts'
import { setupLists } from './setup-lists.ts'
import { prepare } from './write.ts'

/** Six at once for one app, eight for the company, in the first tier (facts §2): others want some too. */
const LIMITS = { perSecond: 10, perMinute: 300, concurrent: 4 }

/** Sage Intacct: REST v1 (design §6). */
export function createIntacct(target: ConnectorTarget, deps: ConnectorDeps): Connector {
  const { id: connectionId, homeCurrency, setup = {}, timeZone = 'UTC' } = target
  const parts = signedIn(connectionId, deps, LIMITS, refreshTokens)
  const { now } = parts
  const client = createClient({
    ...parts,
    fetch: authorizedFetch(parts, setup.entity),
    everyEntity: setup.entity === undefined,
  })
  const base = (): Base => ({ connectionId, homeCurrency, readAt: toInstant(now()) })

  return {
    company: () => company(client, homeCurrency, target.setup !== undefined),
    count: entity => count(client, entity),
    census: async entities => ({ counts: await Promise.all(entities.map(entity => count(client, entity))) }),
    page: (entity, after) => page(client, entity, after, base()),
    changes: (entities, instant) => changes(client, entities, instant, base()),
    modified: async (entity, instant, after) => {
      const { at: _, ...found } = await modified(client, entity, instant, after, base())
      return found
    },
    read: (entity, externalId) => read(client, entity, externalId, base()),
    findInvoices: number =>
      numbered(number, () => find(client, 'invoice', [{ $eq: { invoiceNumber: number } }], base())),
    keys: (entity, after) => keys(client, entity, after),
    prepare: intent => prepare(intent, { setup, homeCurrency, timeZone, now }),
    send: wire => send(client, wire, base()),
    lookUp: (intent, firstSentAt) => lookUp(intent, { client, base: base(), setup, firstSentAt }),
    pdf: externalId => pdf(client, externalId, base()),
    link: (_entity, _externalId, webUrl) => recordLink(webUrl),
    setupLists: () => setupLists(client),
  }
}
